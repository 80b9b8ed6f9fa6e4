import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { DeclaredTypes } from "../model/declared-types.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { Standard, StandardText } from "../model/standard.ts";
import { UserError } from "../model/user-error.ts";
import type { Archive } from "../own-policies/archive.ts";

/** The folder of the built files: where the bundle itself lies; `dist` of the repository when run from its sources. */
function packFolder(): string {
  for (let up = dirname(fileURLToPath(import.meta.url)); ; up = dirname(up)) {
    if (existsSync(join(up, "policy.wasm"))) {
      return up;
    }
    if (existsSync(join(up, "package.json")) || up === dirname(up)) {
      return join(up, "dist");
    }
  }
}

/** Most that the sources of the policies are, in bytes. */
const SOURCES_BYTES = 64 * 1024 ** 2;

/** The built policies and what belongs to them. */
export interface Pack {
  /** Absolute path of the compiled policies. */
  wasm: string;
  /** The script that evaluates them in a worker. */
  worker: URL;
  /** How messages call it. */
  name: string;
  /** The beginning of the SHA-256 of the compiled policies: tells which policies made a report. */
  version(): Promise<string>;
  rules(): Promise<RuleInfo[]>;
  declaredTypes(): Promise<DeclaredTypes>;
  /** The sources of the policies and what compiling others with them needs. */
  sources(): Promise<Archive>;
  /** Tree-sitter and its grammar for Terraform, to find lines in sources. */
  grammar(): Promise<{ runtime: Uint8Array; terraform: Uint8Array }>;
  /** Standards by whose controls a report can be asked, by name. */
  standards(): Promise<Standard[]>;
  /** What reports in HTML carry inside. */
  page(): Promise<{ script: string; style: string }>;
}

/** The policies that this build carries; files are read when they are asked for. */
export function builtPack(folder: string = packFolder()): Pack {
  let declared: Promise<DeclaredTypes> | null = null;
  return {
    wasm: join(folder, "policy.wasm"),
    worker: pathToFileURL(join(folder, "worker.js")),
    name: "policy.wasm",
    version: async () =>
      createHash("sha256")
        .update(await bytes(folder, "policy.wasm"))
        .digest("hex")
        .slice(0, 12),
    // Both were written by the build that wrote this program, and are looked at in its tests: a schema would take 40 ms of each start.
    rules: async () => (await json(folder, "rules.json")) as RuleInfo[],
    declaredTypes: () => {
      declared ??= json(folder, "resources.json").then((found) => found as DeclaredTypes);
      return declared;
    },
    sources: async () => {
      const { readArchive } = await import("../own-policies/archive.ts");
      return readArchive(await bytes(folder, "policies.tar.gz"), SOURCES_BYTES);
    },
    grammar: async () => ({
      runtime: await bytes(folder, "tree-sitter.wasm"),
      terraform: await bytes(folder, "tree-sitter-terraform.wasm"),
    }),
    standards: () => standardsIn(folder),
    page: async () => ({
      script: (await bytes(folder, "page.js")).toString("utf8"),
      style: (await bytes(folder, "page-style.css")).toString("utf8"),
    }),
  };
}

async function standardsIn(folder: string): Promise<Standard[]> {
  const { load } = await import("js-yaml");
  const files = await readdir(join(folder, "standards")).catch(() => []);
  const read = files.sort().map(async (file): Promise<Standard> => {
    const text = (await bytes(folder, `standards/${file}`)).toString("utf8");
    // Written by the build, and held against its form in tests.
    return { name: file.replace(/\.yml$/, ""), ...(load(text) as StandardText) };
  });
  return Promise.all(read);
}

/** The names of the settings that this build carries to be extended. */
export async function presetNames(): Promise<string[]> {
  const files = await readdir(join(packFolder(), "presets")).catch(() => []);
  return files.filter((file) => file.endsWith(".yml")).map((file) => file.slice(0, -".yml".length));
}

/** The text of one of them. */
export async function presetText(name: string): Promise<string> {
  return (await bytes(packFolder(), `presets/${name}.yml`)).toString("utf8");
}

async function json(folder: string, file: string): Promise<unknown> {
  return JSON.parse((await bytes(folder, file)).toString("utf8"));
}

async function bytes(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file));
  } catch {
    throw new UserError(
      `dist/${file} of resilience-gate is missing: install it again, or build it with npm run build`,
    );
  }
}
