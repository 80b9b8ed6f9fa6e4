import * as z from "zod/mini";

const name = z.string().check(z.minLength(1), z.maxLength(200));
/** A path below the workspace. It may not look like a flag, since a tool is given it. */
const path = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(1000),
    z.regex(/^(?![-/\\])(?!(?:.*\/)?\.\.(?:\/|$))/, "must be a path inside the workspace, relative to it"),
  );
const word = z
  .string()
  .check(
    z.maxLength(63),
    z.regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, "must be of lower-case letters, digits, - and ."),
  );
const kubeVersion = z
  .string()
  .check(z.regex(/^v?\d+\.\d+(\.\d+)?$/, "must be a version of Kubernetes such as 1.33.0"));
const apiVersion = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/, "must be a version of an API such as monitoring.coreos.com/v1"),
  );

/** One entry of `render` in resilience.yml: a kustomization, or a Helm chart with its values, that a tool renders before it is judged. */
export const renderEntrySchema = z.union([
  z.strictObject({ kustomize: path, name: z.optional(name), cluster: z.optional(name) }),
  z.strictObject({
    helm: path,
    values: z.optional(z.array(path)),
    release: z.optional(word),
    namespace: z.optional(word),
    kube_version: z.optional(kubeVersion),
    api_versions: z.optional(z.array(apiVersion)),
    name: z.optional(name),
    cluster: z.optional(name),
  }),
]);
export type RenderEntry = z.infer<typeof renderEntrySchema>;

/** A chart that is rendered. */
export type ChartEntry = Extract<RenderEntry, { helm: string }>;

/** The name of the input that an entry becomes: its own, else the folder, with the release where a chart is told by it. */
export function renderName(entry: RenderEntry): string {
  if (entry.name !== undefined) {
    return entry.name;
  }
  return "kustomize" in entry ? renderFolder(entry) || "." : `${renderFolder(entry)}@${releaseOf(entry)}`;
}

/** The folder (or the archive of a chart) that an entry renders, relative to the workspace; "" is the workspace itself. */
export function renderFolder(entry: RenderEntry): string {
  return tidyPath("kustomize" in entry ? entry.kustomize : entry.helm);
}

/** The release that a chart is rendered for. */
export function releaseOf({ release }: ChartEntry): string {
  return release ?? "release";
}

/** A path without the parts that mean nothing: `./a//b/` is `a/b`. */
export function tidyPath(text: string): string {
  return text
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

/** Two entries of one name would be one input: the second is told at its own line. */
export const uniqueInputs = z.check<RenderEntry[]>(({ value, issues }) => {
  const seen = new Set<string>();
  for (const [i, entry] of value.entries()) {
    const input = renderName(entry);
    if (seen.has(input)) {
      const message = "makes an input of the same name as an earlier one: give it a name of its own";
      issues.push({ code: "custom", input: entry, path: [i], message });
    }
    seen.add(input);
  }
});
