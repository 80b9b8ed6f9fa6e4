import { dump, loadAll } from "js-yaml";
import type { Report } from "../../model/report.ts";
import type { Random } from "../random.ts";
import { difference, type Law } from "./law.ts";
import type { EstateFile } from "./small-estates.ts";

/** The order of files, of documents in a file, of resources in a plan and of keys changes nothing in the report but lines. */
export const orderLaw: Law = {
  name: "order changes nothing",
  breaches: async ({ estate, random, read, judge }) => {
    const shuffled = {
      ...estate,
      files: shuffle(estate.files, random).map((file) => reordered(file, random)),
    };
    const [one, other] = await judge([await read(rewritten(estate)), await read(shuffled)]);
    if (one === undefined || other === undefined || "error" in one || "error" in other) {
      return [`no report: ${JSON.stringify([one, other]).slice(0, 200)}`];
    }
    const found = difference(withoutLines(one.report), withoutLines(other.report));
    return found === null ? [] : [found];
  },
};

/** Files written again in their own order, so that only the order differs. */
function rewritten<T extends { files: EstateFile[] }>(estate: T): T {
  return {
    ...estate,
    files: estate.files.map((file) =>
      again(
        file,
        (value) => value,
        (list) => [...list],
      ),
    ),
  };
}

function reordered(file: EstateFile, random: Random): EstateFile {
  return again(
    file,
    (value) => shuffledKeys(value, random),
    (list) => shuffle(list, random),
  );
}

function again(
  { name, text }: EstateFile,
  keys: (value: unknown) => unknown,
  order: <T>(list: readonly T[]) => T[],
): EstateFile {
  if (!name.endsWith(".json")) {
    return {
      name,
      text: order(loadAll(text))
        .map((value) => dump(keys(value)))
        .join("---\n"),
    };
  }
  const json: unknown = JSON.parse(text);
  return { name, text: JSON.stringify(keys(withResources(json, order))) };
}

/** A plan with its lists of resources in another order; every other list is part of a value, where order may mean something. */
function withResources(value: unknown, order: <T>(list: readonly T[]) => T[]): unknown {
  if (Array.isArray(value)) {
    return value.map((inner) => withResources(inner, order));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const isListed = key === "resource_changes" || key === "resources" || key === "child_modules";
    const inside = key === "values" || key === "change" ? inner : withResources(inner, order);
    return [key, isListed && Array.isArray(inside) ? order(inside) : inside];
  });
  return Object.fromEntries(entries);
}

function shuffledKeys(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    return value.map((inner) => shuffledKeys(inner, random));
  }
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    shuffledKeys(inner, random),
  ]);
  return Object.fromEntries(shuffle(entries, random));
}

/** A list in a random order. */
function shuffle<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((value) => ({ value, by: random.next() }))
    .sort((a, b) => a.by - b.by)
    .map(({ value }) => value);
}

function withoutLines({ inputs, findings, ...report }: Report): unknown {
  return {
    ...report,
    inputs: inputs.map(({ problems, ...input }) => ({
      ...input,
      problems: problems.map(({ line, ...rest }) => rest),
    })),
    findings: findings.map(({ location, ...finding }) => finding),
  };
}
