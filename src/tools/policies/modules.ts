import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import * as z from "zod/mini";
import { opa } from "../opa/run.ts";

/** A part of a path: a name, or null where it is a variable. */
export type Path = (string | null)[];

/** A path into the values of a resource, null where a part of it is a variable. */
export type AttributePath = (string | number | null)[];

/**
 * What a function looks for at a path: anything, also a block or a list as a whole; something plain, a text, a number or true; what the
 * attribute refers to, where a path has no positions; or who refers here by it.
 */
export type Looking = "anything" | "plain" | "reference" | "referrer";

/** What a policy reads of a resource through a function (`lib.at(bucket, ["rule", 0, "status"], "")`). */
export interface AttributeRead {
  by: Looking;
  /** True: below what a variable says, `array.concat(block, ["zones"])`. */
  isBelow: boolean;
  path: AttributePath;
}

/** A Rego file as far as the checks look into it. */
export interface Module {
  /** Relative to the project, with forward slashes. */
  file: string;
  source: string;
  package: Path;
  /** Path of each rule inside its package; a name that begins with `_` is private. */
  rules: Path[];
  /** Absolute paths below data that it imports or names, without what a variable's value decides. */
  references: Path[];
  /** Texts that it holds, among them the resource types that it reads. */
  texts: ReadonlySet<string>;
  reads: AttributeRead[];
}

const term = z.object({ type: z.string(), value: z.unknown() });
const terms = z.array(term);
const parsedModule = z.object({
  package: z.object({ path: terms }),
  imports: z.optional(z.array(z.object({ alias: z.optional(z.string()), path: z.object({ value: terms }) }))),
  rules: z.optional(z.array(z.looseObject({ head: z.looseObject({ ref: terms }) }))),
});
type Parsed = z.infer<typeof parsedModule>;

function pathOf(parts: z.infer<typeof terms>): Path {
  return parts.map(({ type, value }) => (type === "string" ? String(value) : null));
}

/** `data.a.b` without its first part, null where it begins with something else. */
function belowData(parts: z.infer<typeof terms>): Path | null {
  return parts[0]?.type === "var" && parts[0].value === "data" ? pathOf(parts.slice(1)) : null;
}

function importsOf({ imports = [] }: Parsed): Map<string, Path> {
  const named = new Map<string, Path>();
  for (const { alias, path } of imports) {
    const below = belowData(path.value);
    const name = alias ?? below?.at(-1);
    if (below !== null && name) named.set(name, below);
  }
  return named;
}

function referencesIn(tree: unknown, imports: Map<string, Path>, into: Path[]): Path[] {
  if (typeof tree !== "object" || tree === null) return into;
  const parsed = Array.isArray(tree)
    ? undefined
    : z.object({ type: z.literal("ref"), value: terms }).safeParse(tree);
  if (parsed?.success) {
    const [head, ...rest] = parsed.data.value;
    const imported = head?.type === "var" ? imports.get(String(head.value)) : undefined;
    const path = imported ? [...imported, ...pathOf(rest)] : belowData(parsed.data.value);
    if (path) into.push(path);
  }
  for (const child of Object.values(tree)) referencesIn(child, imports, into);
  return into;
}

function textsIn(tree: unknown, into: Set<string>): Set<string> {
  if (typeof tree !== "object" || tree === null) return into;
  const parsed = z.object({ type: z.literal("string"), value: z.string() }).safeParse(tree);
  if (parsed.success) into.add(parsed.data.value);
  for (const child of Object.values(tree)) textsIn(child, into);
  return into;
}

const call = terms.check(z.minLength(3));

/** A call is a list of terms in an expression, and the value of a term of its own elsewhere: the function, then its arguments. */
function readsIn(tree: unknown, into: AttributeRead[]): AttributeRead[] {
  if (typeof tree !== "object" || tree === null) return into;
  const parsed = Array.isArray(tree) ? call.safeParse(tree) : undefined;
  const [of, , argument, fallback] = parsed?.success ? parsed.data : [];
  const by = of === undefined ? undefined : lookingOf(of, fallback);
  const below = argument === undefined ? undefined : pathBelow(argument);
  const path = argument === undefined ? null : attributePath(below ?? argument);
  if (by !== undefined && path !== null) into.push({ by, isBelow: below !== undefined, path });
  for (const child of Object.values(tree)) readsIn(child, into);
  return into;
}

/** Functions that take a resource and an attribute of it, by the names that modules import them under. */
const READING = new Map<string, Looking>([
  ...["at", "given", "unknown_at", "unknown_within", "withheld_at"].map((name) => anything(`lib.${name}`)),
  ...["why_unknown", "undecided_at", "is_hidden", "left_out"].map((name) => anything(`lib.${name}`)),
  ...["azure.zones", "azure.in_two_zones", "members.spread_at"].map(anything),
  ...["text", "time_at", "named", "flag", "flag_off"].map((name) => plain(`lib.${name}`)),
  ...["one_of", "at_least", "google_zone"].map((name) => plain(`lib.${name}`)),
  ...["members.count_at", "node_groups.size", "azure.standard_tier"].map(plain),
  ["lib.refs", "reference"],
  ["lib.referrers", "referrer"],
]);

const PLAIN = new Set(["string", "number", "boolean"]);

function anything(name: string): [string, Looking] {
  return [name, "anything"];
}

function plain(name: string): [string, Looking] {
  return [name, "plain"];
}

/** What has something plain in place of a value that is not there is taken for something plain where it is. */
function lookingOf(
  { type, value }: z.infer<typeof term>,
  fallback?: z.infer<typeof term>,
): Looking | undefined {
  const parts = type === "ref" ? terms.safeParse(value) : undefined;
  const name = parts?.data?.map((part) => String(part.value)).join(".") ?? "";
  return name === "lib.at" && PLAIN.has(fallback?.type ?? "") ? "plain" : READING.get(name);
}

/** The second argument of `array.concat`, where it is that. */
function pathBelow({ type, value }: z.infer<typeof term>): z.infer<typeof term> | undefined {
  const [of, , inner] = (type === "call" ? terms.safeParse(value).data : undefined) ?? [];
  const name = terms.safeParse(of?.value).data?.map((part) => String(part.value));
  return name?.join(".") === "array.concat" ? inner : undefined;
}

function attributePath({ type, value }: z.infer<typeof term>): AttributePath | null {
  if (type === "string") return String(value).split(".");
  const parts = type === "array" ? terms.safeParse(value) : undefined;
  if (!parts?.success) return null;
  return parts.data.map((part) =>
    part.type === "string" || part.type === "number" ? (part.value as string | number) : null,
  );
}

function moduleOf(file: string, source: string, tree: unknown): Module {
  const parsed = parsedModule.parse(tree);
  const imports = importsOf(parsed);
  return {
    file,
    source,
    package: pathOf(parsed.package.path.slice(1)),
    rules: (parsed.rules ?? []).map(({ head }) => [String(head.ref[0]?.value), ...pathOf(head.ref.slice(1))]),
    references: referencesIn(parsed.rules, imports, [...imports.values()]),
    texts: textsIn(parsed.rules, new Set()),
    reads: readsIn(parsed.rules, []),
  };
}

/** All Rego files of a project, tests and fixtures left out, sorted by file; throws what does not parse. */
export async function readModules(root: string): Promise<Module[]> {
  const files: Record<string, string> = {};
  const ignore = ["**/*_test.rego", "**/fixtures/**"];
  for (const file of await glob("policies/**/*.rego", { cwd: root, ignore })) {
    files[file] = await readFile(join(root, file), "utf8");
  }
  return await parseModules(root, files);
}

/** What the checks look into of sources by their files, sorted by these; throws what does not parse. */
export async function parseModules(root: string, files: Readonly<Record<string, string>>): Promise<Module[]> {
  const query = "{file: tree | some file, source in input; tree := rego.parse_module(file, source)}";
  const strict = ["eval", "--format", "raw", "--strict-builtin-errors", "--stdin-input"];
  const trees: unknown = JSON.parse(await opa(root, [...strict, query], JSON.stringify(files)));
  return Object.entries(Object(trees))
    .map(([file, tree]) => moduleOf(file, files[file] ?? "", tree))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
