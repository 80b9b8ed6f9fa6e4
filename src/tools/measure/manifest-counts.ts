import { readFileSync } from "node:fs";
import { join } from "node:path";
import { podsOf } from "../../link/kubernetes/pods-of.ts";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import { decodeText } from "../../sources/decode-text.ts";
import { isMapping } from "../../sources/kubernetes/mapping.ts";
import { normaliseManifests } from "../../sources/kubernetes/normalise.ts";
import { parseYaml } from "../../sources/kubernetes/parse-yaml.ts";
import { describeOther } from "../../sources/kubernetes/recognise.ts";
import { unfold } from "../../sources/kubernetes/unfold.ts";
import { recognise } from "../../sources/recognise.ts";
import { corpusFiles } from "../corpus/files.ts";

/** What was read of a folder. */
export interface ManifestCounts {
  files: number;
  documents: number;
  /** Objects by type (`apps/Deployment`). */
  objects: Map<string, number>;
  /** Objects that stand for pods, by type. */
  workloads: Map<string, number>;
  /** Objects that a rule judges. */
  judged: number;
  /** Documents that are no objects, and objects that no rule judges, by reason. */
  notJudged: Map<string, number>;
  /** Files that hold no manifests, by reason. */
  passedOver: Map<string, number>;
  /** What is wrong with documents, with the file. */
  problems: string[];
}

const LARGEST_BYTES = 256 * 1024 ** 2;

/** Reads every file below a folder; null where there is no such folder. */
export function countManifests(folder: string, declared: DeclaredTypes): ManifestCounts | null {
  const paths = corpusFiles(folder);
  if (paths === null) {
    return null;
  }
  const counts: ManifestCounts = {
    ...{ files: 0, documents: 0, judged: 0, problems: [] },
    ...{ objects: new Map(), workloads: new Map(), notJudged: new Map(), passedOver: new Map() },
  };
  for (const path of paths) {
    const decoded = decodeText(readFileSync(join(folder, path)), LARGEST_BYTES);
    const found = decoded.kind === "text" ? recognise(decoded.text, { path, named: false }) : null;
    if (found?.kind === "kubernetes") {
      countFile(counts, path, found.text, declared);
    } else if (decoded.kind === "text" && found?.kind === "unrecognised") {
      add(counts.passedOver, describeOther(decoded.text, path) ?? found.general);
    } else {
      add(
        counts.passedOver,
        decoded.kind === "unreadable" ? decoded.reason : "a plan or a state of Terraform",
      );
    }
  }
  return counts;
}

function countFile(counts: ManifestCounts, path: string, text: string, declared: DeclaredTypes): void {
  const { documents } = parseYaml(text);
  counts.files += 1;
  counts.documents += documents.length;
  for (const { value } of documents) {
    unfold(
      value,
      path,
      ({ value: object, group, kind }) => countObject(counts, object, `${group}/${kind}`, declared),
      () => {},
    );
  }
  const { after, not_judged, problems } = normaliseManifests({ name: path, path }, text, declared);
  counts.judged += after.filter(({ unread }) => unread !== true).length;
  for (const { what, reason, count } of not_judged) {
    add(counts.notJudged, /^[a-z]/.test(what) && what.includes("/") ? reason : `${what}: ${reason}`, count);
  }
  counts.problems.push(...problems.map(({ message, line }) => `${path}:${line ?? 1}: ${message}`));
}

function countObject(
  counts: ManifestCounts,
  value: Record<string, unknown>,
  type: string,
  { links = {} }: DeclaredTypes,
): void {
  add(counts.objects, type);
  const resource = { values: value } as Parameters<typeof podsOf>[0];
  const isWorkload = podsOf(resource, links[type]?.pods, nameOf(value), () => null) !== null;
  if (isWorkload) {
    add(counts.workloads, type);
  }
}

function nameOf({ metadata }: Record<string, unknown>): string | null {
  const name = isMapping(metadata) ? metadata["name"] : null;
  return typeof name === "string" ? name : null;
}

function add(map: Map<string, number>, key: string, count = 1): void {
  map.set(key, (map.get(key) ?? 0) + count);
}

/** The counts as they are printed. */
export function manifestCounts(counts: ManifestCounts): string {
  const lines = [
    `${counts.files} files of manifests, ${counts.documents} documents, ${sum(counts.objects)} objects of ${counts.objects.size} kinds, ${sum(counts.workloads)} workloads, ${counts.judged} objects judged`,
    `workloads: ${listed(counts.workloads)}`,
    `objects: ${listed(counts.objects)}`,
    ...table("not judged", counts.notJudged),
    ...table("files without manifests", counts.passedOver),
    ...counts.problems.map((problem) => `problem: ${problem}`),
  ];
  return `${lines.join("\n")}\n`;
}

function table(title: string, map: ReadonlyMap<string, number>): string[] {
  return map.size === 0 ? [] : [`${title}:`, ...sorted(map).map(([reason, count]) => `  ${count} ${reason}`)];
}

function listed(map: ReadonlyMap<string, number>): string {
  return sorted(map)
    .map(([key, count]) => `${key} ${count}`)
    .join(", ");
}

function sorted(map: ReadonlyMap<string, number>): [string, number][] {
  return [...map].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function sum(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((total, count) => total + count, 0);
}
