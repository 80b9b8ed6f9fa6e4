import { isMapping, type Mapping } from "./mapping.ts";

/** A kind of file that is no manifest, in the user's words. */
interface OtherFile {
  what: string;
  reason: string;
}

/** What is said of a kustomization, whether or not it says its kind. */
export const KUSTOMIZATION =
  "it tells kustomize what to build: add its folder to render in resilience.yml, or check what `kustomize build` writes";

const BUILDS = { what: "workflow of a build system", reason: "it describes builds, not what runs" };
const TOOLS_OWN = { what: "settings of a tool", reason: "they are read by a tool, and nothing runs by them" };

/** Each kind by what it must have; the first that fits counts. `file` is the name of the file, `value` its first document. */
const KINDS: (OtherFile & { fits: (value: Mapping, file: string, path: string) => boolean })[] = [
  {
    what: "settings of resilience-gate",
    reason: "these are the settings of this check, not a part of the system",
    fits: (value, file) =>
      /^resilience\.ya?ml$/.test(file) ||
      (value["version"] === 1 && hasAny(value, "objectives", "clusters", "waivers", "recovery")),
  },
  {
    what: "Helm chart description",
    reason:
      "it describes a chart: add the chart to render in resilience.yml, or check what `helm template` writes",
    fits: (value, file) =>
      /^Chart\.ya?ml$/.test(file) || (has(value, "apiVersion", "name", "version") && !has(value, "kind")),
  },
  {
    what: "Kustomization",
    reason: KUSTOMIZATION,
    fits: (_, file) => /^kustomization(\.ya?ml)?$/i.test(file),
  },
  {
    what: "compose file",
    reason: "it is for Docker Compose, not for Kubernetes",
    fits: (value) => anyMapping(value["services"], (service) => hasAny(service, "image", "build")),
  },
  {
    what: "API description",
    reason: "it describes an interface (OpenAPI, AsyncAPI), not what runs",
    fits: (value) => hasAny(value, "openapi", "swagger", "asyncapi"),
  },
  {
    what: "CloudFormation template",
    reason: "it is for AWS CloudFormation, which is not judged",
    fits: (value) =>
      has(value, "AWSTemplateFormatVersion") ||
      anyMapping(
        value["Resources"],
        ({ Type: type }) => typeof type === "string" && type.startsWith("AWS::"),
      ),
  },
  { ...BUILDS, fits: isBuild },
  {
    what: "Prometheus rules or settings",
    reason: "they say what is watched, not what runs",
    fits: (value) =>
      anyElement(value["groups"], ({ rules }) => Array.isArray(rules)) || has(value, "scrape_configs"),
  },
  {
    what: "helmfile",
    reason:
      "it says which charts are installed: add each to render in resilience.yml, or check what `helmfile template` writes",
    fits: (value) => anyElement(value["releases"], (release) => has(release, "chart")),
  },
  {
    what: "Helm values",
    reason: "they fill in a chart: check what `helm template` writes with them",
    fits: (_, file) => /values.*\.ya?ml$/i.test(file),
  },
  {
    ...TOOLS_OWN,
    fits: (_, file) =>
      /^(?:\.pre-commit-config|\.?mkdocs|\.?codecov|dependabot|renovate|pnpm-lock|pnpm-workspace|\.?golangci|\.yamllint|ct|lerna|netlify|skaffold|Taskfile|Pulumi|devfile|buf)(?:\..*)?\.ya?ml$|^\.yamllint$/.test(
        file,
      ),
  },
];

/** A build as GitHub, GitLab, CircleCI, Azure Pipelines, Bitbucket, Travis, Drone, Tekton's like and others describe it. */
function isBuild(value: Mapping, file: string, path: string): boolean {
  // A plain `on` is the boolean true.
  const isGitHub = has(value, "jobs") && hasAny(value, "on", "true");
  const isGitLab =
    /^\.?gitlab-ci.*\.ya?ml$/.test(file) ||
    anyMapping(value, (job) => has(job, "script") && hasAny(job, "stage", "image", "rules"));
  const isAzure = hasAny(value, "trigger", "pool", "pr") && hasAny(value, "steps", "stages", "jobs");
  const isAction = has(value, "runs", "name") && isMapping(value["runs"]);
  const isByPlace = /(?:^|\/)\.(?:circleci|buildkite|drone|woodpecker|tekton)\b/.test(path);
  return isGitHub || isGitLab || isAzure || isAction || isByPlace || hasAny(value, "stages", "pipelines");
}

/** What a document is that is no object of Kubernetes; null where nothing is known of it. */
export function otherFile(value: unknown, path: string): OtherFile | null {
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (!isMapping(value)) {
    const isPlaybook = anyElement(value, (play) => has(play, "hosts") && hasAny(play, "tasks", "roles"));
    return isPlaybook ? { what: "Ansible playbook", reason: "it is for Ansible, which is not judged" } : null;
  }
  const known = KINDS.find(({ fits }) => fits(value, file, path));
  return known === undefined ? null : { what: known.what, reason: known.reason };
}

function has(value: Mapping, ...keys: string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key));
}

function hasAny(value: Mapping, ...keys: string[]): boolean {
  return keys.some((key) => Object.hasOwn(value, key));
}

/** Is a value of this mapping a mapping that fits? */
function anyMapping(value: unknown, fits: (inner: Mapping) => boolean): boolean {
  return isMapping(value) && anyElement(Object.values(value), fits);
}

function anyElement(value: unknown, fits: (inner: Mapping) => boolean): boolean {
  return Array.isArray(value) && value.some((inner) => isMapping(inner) && fits(inner));
}
