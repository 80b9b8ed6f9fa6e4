import type { Answer, Part } from "./github-server.ts";

/** A pull request as the server lists it. */
export interface ListedPull {
  number: number;
  state: "open" | "closed";
  /** `owner:branch`. */
  head: string;
  sha: string;
  /** `owner/name` of the repository that it is to be merged into. */
  base?: string;
}

/** An artifact of a run. */
export interface StoredArtifact {
  id: number;
  run: number;
  name: string;
  size: number;
  expired?: boolean;
  /** Where its archive lies. */
  location: string;
}

/** Pull requests by head, and the artifacts of runs. As at GitHub, the commits of a fork are not found by their ids. */
export function runs(
  pulls: readonly ListedPull[],
  artifacts: readonly StoredArtifact[],
  { forks = true }: { forks?: boolean } = {},
): Part {
  return (route, url) => {
    const [, sha] = /^GET \/commits\/(\w+)\/pulls$/u.exec(route) ?? [];
    if (sha !== undefined) return listed(forks ? [] : pulls.filter((pull) => pull.sha === sha));
    if (route === "GET /pulls") {
      const head = url.searchParams.get("head");
      return listed(pulls.filter((pull) => pull.state === "open" && (head === null || pull.head === head)));
    }
    const [, run] = /^GET \/actions\/runs\/(\d+)\/artifacts$/u.exec(route) ?? [];
    if (run !== undefined) return artifactsOf(artifacts.filter((one) => one.run === Number(run)));
    const [, zip] = /^GET \/actions\/artifacts\/(\d+)\/zip$/u.exec(route) ?? [];
    const artifact = artifacts.find((one) => one.id === Number(zip));
    return artifact === undefined ? null : { status: 302, headers: { location: artifact.location } };
  };
}

function listed(pulls: readonly ListedPull[]): Answer {
  return {
    status: 200,
    body: pulls.map(({ number, state, sha, head, base = "acme/estate" }) => ({
      number,
      state,
      head: { sha, ref: head.split(":")[1], repo: null },
      base: { ref: "main", repo: { full_name: base } },
    })),
  };
}

function artifactsOf(artifacts: readonly StoredArtifact[]): Answer {
  return {
    status: 200,
    body: {
      total_count: artifacts.length,
      artifacts: artifacts.map(({ id, name, size, expired = false }) => ({
        id,
        name,
        size_in_bytes: size,
        expired,
      })),
    },
  };
}
