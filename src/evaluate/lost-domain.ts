import type { Report } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";

type Failure = Report["failures"][number];

const KINDS = ["node", "data-centre", "region"] as const;
/** What joins two data centres that are lost at once, as it is written and as the report calls them. */
const TOGETHER = "+";
/** Most names that an error lists. */
const LISTED = 20;

/** A failure that somebody asks for: `data-centre=us-east-1a`; two data centres at once are a pair. */
export interface LostDomain {
  kind: Failure["kind"];
  domain: string;
}

/**
 * `node=NAME`, `data-centre=NAME`, `region=NAME`, or `data-centre=NAME+NAME` for both at once.
 * @throws UserError where it is none of them.
 */
export function parseLostDomain(text: string): LostDomain {
  const at = text.indexOf("=");
  const kind = KINDS.find((one) => one === text.slice(0, Math.max(0, at)));
  const domain = text.slice(at + 1).trim();
  if (kind === undefined || domain === "") {
    throw new UserError(
      `--lose takes what fails and its name, as in --lose data-centre=us-east-1a; what can fail: ${KINDS.join(", ")}`,
    );
  }
  const both = domain.split(TOGETHER).map((one) => one.trim());
  return kind === "data-centre" && both.length === 2
    ? { kind: "pair", domain: both.sort().join(" and ") }
    : { kind, domain };
}

/**
 * The failures of a report that are asked for, in the order in which they are.
 * @throws UserError that names what could be lost instead, where there is no such failure domain.
 */
export function lostFailures(
  report: Pick<Report, "failures">,
  asked: readonly LostDomain[],
): Report["failures"] {
  return asked.map(({ kind, domain }) => {
    const found = report.failures.find((failure) => failure.kind === kind && failure.domain === domain);
    if (found === undefined) {
      throw new UserError(`--lose: there is no ${kind} ${domain} in this estate; ${others(report, kind)}`);
    }
    return found;
  });
}

function others({ failures }: Pick<Report, "failures">, kind: Failure["kind"]): string {
  const names = failures.filter((failure) => failure.kind === kind).map(({ domain }) => domain);
  if (names.length === 0) {
    return kind === "pair"
      ? "nothing stands in both of two data centres"
      : `none of it has a ${kind} that is known`;
  }
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `it has ${names.slice(0, LISTED).join(", ")}${more}`;
}
