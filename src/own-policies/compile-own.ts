import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import type { DeclaredTypes } from "../model/declared-types.ts";
import { inspectedSchema, type RuleMetadata } from "../model/rule-metadata.ts";
import { UserError } from "../model/user-error.ts";
import { type Archive, readArchive } from "./archive.ts";
import { entryModule, OWN_ENTRYPOINT } from "./contract.ts";
import { inputSchema, type Schema } from "./input-schema.ts";
import { type OpaAnswer, refusalOf, runOpa } from "./opa-program.ts";
import { metadataOf, rulesOf } from "./said-of-rules.ts";

/** Most that a compiled module may be, in bytes. */
const WASM_BYTES = 64 * 1024 ** 2;

/** What compiling works with. */
export interface CompileContext {
  /** The program of OPA. */
  opa: string;
  /** The sources of the policy pack, and what goes with them. */
  pack: Archive;
  /** Groups of the pack's rules, which are not to be had. */
  groups: ReadonlySet<string>;
  /** All types that may be read, those of the policies themselves among them. */
  declared: DeclaredTypes;
}

/** Policies of one's own, compiled together with the pack. */
export interface Compiled {
  wasm: Uint8Array;
  /** METADATA by rule id. */
  metadata: Map<string, RuleMetadata>;
}

/**
 * Compiles the Rego of a folder together with the policy pack, after the checks that the pack's own rules pass: packages, METADATA, types and
 * attributes that are declared, builtins that WebAssembly runs. `path` is how messages call the folder.
 * @throws UserError with what is wrong, by file and line.
 */
export async function compileOwn(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  context: CompileContext,
): Promise<Compiled> {
  const rego = new Map([...files].filter(([name]) => name.endsWith(".rego")));
  if (rego.size === 0) {
    throw new UserError(`${path}: there is no Rego in it (rules/<group>/<name>/<name>.rego)`);
  }
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    await writeAll(join(folder, "own"), rego);
    const { metadata, groups } = await inspected(folder, path, context);
    await writeAll(
      join(folder, "pack"),
      new Map([...context.pack].filter(([name]) => name.startsWith("policies/"))),
    );
    await writeFile(join(folder, "entry.rego"), entryModule(groups));
    await writeFile(join(folder, "capabilities.json"), packed(context.pack, "capabilities.json"));
    await writeFile(join(folder, "input.json"), JSON.stringify(schemaOf(context)));
    const sources = ["own", "pack", "entry.rego"];
    const capabilities = ["--capabilities", "capabilities.json"];
    await ran(folder, path, context.opa, [
      "check",
      "--strict",
      ...capabilities,
      "--schema",
      "input.json",
      ...sources,
    ]);
    await ran(folder, path, context.opa, [
      "build",
      "--target",
      "wasm",
      "--entrypoint",
      OWN_ENTRYPOINT,
      ...capabilities,
      "--output",
      "own.tar.gz",
      ...sources,
    ]);
    const wasm = readArchive(await readFile(join(folder, "own.tar.gz")), WASM_BYTES).get("policy.wasm");
    if (wasm === undefined) {
      throw new UserError(`${path}: opa build made no policy.wasm`);
    }
    return { wasm, metadata };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function packed(pack: Archive, name: string): string {
  const content = pack.get(name);
  if (content === undefined) {
    throw new Error(`the policy pack's archive lacks ${name}`);
  }
  return Buffer.from(content).toString("utf8");
}

function schemaOf({ pack, declared: { terraform, kubernetes } }: CompileContext): Schema {
  const settings = z.record(z.string(), z.unknown()).parse(JSON.parse(packed(pack, "settings.json")));
  return inputSchema({ terraform, kubernetes }, settings);
}

async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [name, content] of files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Runs OPA; files are told as they are called outside. */
async function ran(folder: string, path: string, opa: string, args: readonly string[]): Promise<OpaAnswer> {
  const answer = await runOpa(opa, args, folder);
  if (answer.status !== 0) {
    throw new UserError(
      `${path}: it does not compile\n${refusalOf(answer).replaceAll(/(^|[\s"])own\//g, `$1${path}/`)}`,
    );
  }
  return answer;
}

/** What the files say of themselves: METADATA of their rules, and the groups that these are in. */
async function inspected(
  folder: string,
  path: string,
  { opa, groups }: CompileContext,
): Promise<{ metadata: Map<string, RuleMetadata>; groups: string[] }> {
  const { stdout } = await ran(folder, path, opa, ["inspect", "--annotations", "--format", "json", "own"]);
  const said = inspectedSchema.parse(JSON.parse(stdout));
  const { ids, problems } = rulesOf(said, path, groups);
  const { metadata, problems: wrong } = metadataOf(said, path);
  problems.push(...wrong);
  if (problems.length === 0) {
    problems.push(
      ...ids.filter((id) => !metadata.has(id)).map((id) => `${path}: the rule ${id} has no METADATA`),
    );
  }
  if (problems.length > 0) {
    throw new UserError(problems.slice(0, 20).join("\n"));
  }
  return { metadata, groups: [...new Set(ids.map((id) => id.split("/")[0] ?? ""))].sort() };
}
