import { dump, loadAll } from "js-yaml";
import type { Judged } from "../judging/judge-all.ts";
import type { Law } from "./law.ts";
import type { EstateFile, SmallEstate } from "./small-estates.ts";

/** Adding resources that pass never turns a pass of another resource into a failure. */
export const healthyLaw: Law = {
  name: "a healthy resource makes no other fail",
  breaches: async ({ estate, others, random, read, judge }) => {
    const passing = others.filter(
      ({ folder, files }) => folder.includes("/fixtures/pass") && !definesCluster(files),
    );
    if (passing.length === 0 || hasPatterns(estate)) {
      return [];
    }
    const added = random.of(passing);
    const more = { ...estate, files: [...estate.files, ...added.files.map(apart)] };
    const [plain, joined] = await judge([await read(estate), await read(more)]);
    if (plain === undefined || joined === undefined || "error" in plain || "error" in joined) {
      return [`no report with ${added.folder}`];
    }
    const failing = new Set(failures(joined));
    return passes(plain)
      .filter((one) => failing.has(one))
      .map((one) => `with ${added.folder}: ${one} failed where it had passed`);
  },
};

/** Patterns of the settings may mean what is added, and so change what they are about. */
function hasPatterns({ settings: { clusters = [], services = [], declared } }: SmallEstate): boolean {
  return clusters.length + services.length > 0 || declared?.locations !== undefined;
}

/** A second cluster changes where manifests run, which is no addition of a resource alone. */
function definesCluster(files: readonly EstateFile[]): boolean {
  return files.some(({ text }) => /cluster|kind: (Installer|Node)\b/i.test(text));
}

/** The same file in a place of its own: another input, other names where a name is there once in the world, and another namespace for all objects. */
function apart({ name, text: written }: EstateFile): EstateFile {
  const text = written.replaceAll("acme", "other");
  if (name.endsWith(".json")) {
    return { name: `added/${name}`, text };
  }
  const objects = loadAll(text).map((object) => inNamespace(object));
  return { name: `added/${name}`, text: objects.map((object) => dump(object)).join("---\n") };
}

function inNamespace(object: unknown): unknown {
  if (typeof object !== "object" || object === null || !("metadata" in object)) {
    return object;
  }
  const { metadata } = object;
  return typeof metadata === "object" && metadata !== null
    ? { ...object, metadata: { ...metadata, namespace: "added" } }
    : object;
}

function passes(judged: Exclude<Judged, { error: string }>): string[] {
  const { after } = judged;
  const notPassed = new Set([...failures(judged), ...undetermined(judged)]);
  return Object.entries(after.rules)
    .flatMap(([group, rules]) =>
      Object.entries(rules).flatMap(([name, { subjects }]) =>
        subjects.map((subject) => `${group}/${name} on ${subject}`),
      ),
    )
    .filter((one) => !notPassed.has(one));
}

function failures({ after }: Exclude<Judged, { error: string }>): string[] {
  return entries(after.rules, "violations");
}

function undetermined({ after }: Exclude<Judged, { error: string }>): string[] {
  return entries(after.rules, "undetermined");
}

function entries(
  rules: Exclude<Judged, { error: string }>["after"]["rules"],
  of: "violations" | "undetermined",
): string[] {
  return Object.entries(rules).flatMap(([group, inGroup]) =>
    Object.entries(inGroup).flatMap(([name, result]) =>
      result[of].map(({ subject }) => `${group}/${name} on ${subject}`),
    ),
  );
}
