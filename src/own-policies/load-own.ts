import { createHash } from "node:crypto";
import type { DeclaredTypes } from "../model/declared-types.ts";
import type { RunProblem } from "../model/report.ts";
import type { RuleMetadata } from "../model/rule-metadata.ts";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import type { Pack } from "../settings/pack.ts";
import { type Archive, readArchive } from "./archive.ts";
import { compileOwn } from "./compile-own.ts";
import { bundleMetadataSchema, CONTRACT } from "./contract.ts";
import { declaredWith, ownDeclared, type ResourceFiles } from "./declared-own.ts";
import type { OwnFiles, OwnSource } from "./own-files.ts";

/** Policies of one's own, ready to be asked. */
export interface OwnPolicies {
  /** How messages call them: the path that names them. */
  path: string;
  wasm: Uint8Array;
  /** METADATA by rule id. */
  metadata: Map<string, RuleMetadata>;
  /** The beginning of the SHA-256 of the module. */
  version: string;
}

/** What came of all paths of `policies`. One that cannot be used is a problem of the run, and takes nothing else with it. */
export interface LoadedOwn {
  own: OwnPolicies[];
  /** All types that may be read: those of the pack, and those that policies of one's own declare. */
  declared: DeclaredTypes;
  problems: RunProblem[];
}

const RULE_ID = /^[a-z][a-z0-9]*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Most that a bundle may hold, in bytes. */
const BUNDLE_BYTES = 128 * 1024 ** 2;

/** Reads, checks and compiles what the settings name under `policies`. */
export async function loadOwn(
  { policies, allowTools, opaPath }: Pick<Settings, "policies" | "allowTools" | "opaPath">,
  source: OwnSource,
  pack: Pack,
): Promise<LoadedOwn> {
  const loaded: LoadedOwn = { own: [], declared: await pack.declaredTypes(), problems: [] };
  if (policies.length === 0) {
    return loaded;
  }
  loaded.declared = { ...loaded.declared, unread: [] };
  const groups = new Set((await pack.rules()).map(({ id }) => id.split("/")[0] ?? ""));
  const archive = await pack.sources();
  const context = { allowTools, opa: opaPath ?? "opa", pack: archive, groups };
  const taken = new Map<string, string>();
  for (const path of policies) {
    try {
      const { policies: one, resources } = await loadOne(await source.read(path), {
        ...context,
        declared: loaded.declared,
      });
      for (const id of one.metadata.keys()) {
        const other = taken.get(id);
        if (other !== undefined) {
          throw new UserError(`${path}: the rule ${id} is in ${other} too: give one of them another name`);
        }
        taken.set(id, path);
      }
      loaded.own.push(one);
      loaded.declared = declaredWith(loaded.declared, ownDeclared(resources, archive, loaded.declared, path));
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      loaded.problems.push({ level: "error", message: error.message, path: null, line: null });
    }
  }
  return loaded;
}

interface LoadContext {
  allowTools: boolean;
  opa: string;
  pack: Archive;
  groups: ReadonlySet<string>;
  declared: DeclaredTypes;
}

async function loadOne(
  files: OwnFiles,
  context: LoadContext,
): Promise<{ policies: OwnPolicies; resources: ResourceFiles }> {
  if (files.kind === "bundle") {
    return fromBundle(files.path, files.bytes, context.groups);
  }
  if (!context.allowTools) {
    throw new UserError(
      `${files.path}: Rego is compiled by OPA, and tools may not be run: set allow_tools: true in the trusted resilience.yml (--allow-tools on the command line) with OPA on the PATH (a step with uses: open-policy-agent/setup-opa@v2), or name a bundle that \`resilience-gate bundle\` made`,
    );
  }
  const resources = resourcesOf(files);
  const declared = declaredWith(
    context.declared,
    ownDeclared(resources, context.pack, context.declared, files.path),
  );
  const { wasm, metadata } = await compileOwn(files.path, files.files, { ...context, declared });
  return { policies: asPolicies(files.path, wasm, metadata), resources };
}

/** The files of `resources/` of a folder, parsed. */
export function resourcesOf({ path, files }: Extract<OwnFiles, { kind: "folder" }>): ResourceFiles {
  const resources: Record<string, unknown> = {};
  for (const [name, content] of files) {
    if (name.startsWith("resources/")) {
      try {
        resources[name] = JSON.parse(Buffer.from(content).toString("utf8"));
      } catch {
        throw new UserError(`${path}/${name}: it is not valid JSON`);
      }
    }
  }
  return resources;
}

function fromBundle(
  path: string,
  bytes: Uint8Array,
  groups: ReadonlySet<string>,
): { policies: OwnPolicies; resources: ResourceFiles } {
  const files = opened(path, bytes);
  const wasm = files.get("policy.wasm");
  const manifest = files.get(".manifest");
  if (wasm === undefined || manifest === undefined) {
    throw new UserError(
      `${path}: it is no bundle with policy.wasm and .manifest: make it with resilience-gate bundle`,
    );
  }
  const said = metadataOf(manifest);
  if (said === null || said.contract !== CONTRACT) {
    throw new UserError(
      `${path}: its .manifest says ${said === null ? "nothing of policies for resilience-gate" : `contract ${said.contract}, and this version speaks ${CONTRACT}`}: make it again with resilience-gate bundle`,
    );
  }
  const misnamed = Object.keys(said.rules).find((id) => !RULE_ID.test(id));
  if (misnamed !== undefined) {
    throw new UserError(
      `${path}: its .manifest names a rule that is no <group>/<name>: make it again with resilience-gate bundle`,
    );
  }
  const taken = Object.keys(said.rules).find((id) => groups.has(id.split("/")[0] ?? ""));
  if (taken !== undefined) {
    throw new UserError(
      `${path}: the group of ${taken} is one of resilience-gate's own: give the rule another`,
    );
  }
  return {
    policies: asPolicies(path, wasm, new Map(Object.entries(said.rules))),
    resources: said.resources ?? {},
  };
}

function opened(path: string, bytes: Uint8Array): Archive {
  try {
    return readArchive(bytes, BUNDLE_BYTES);
  } catch (error) {
    throw new UserError(
      `${path}: it is neither a folder nor a bundle (.tar.gz): ${error instanceof Error ? error.message : "it is damaged"}`,
    );
  }
}

function metadataOf(manifest: Uint8Array): ReturnType<typeof bundleMetadataSchema.parse> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(manifest).toString("utf8"));
    return bundleMetadataSchema.parse(Object(Object(parsed).metadata).resilience_gate);
  } catch {
    return null;
  }
}

function asPolicies(path: string, wasm: Uint8Array, metadata: Map<string, RuleMetadata>): OwnPolicies {
  return { path, wasm, metadata, version: createHash("sha256").update(wasm).digest("hex").slice(0, 12) };
}

/** A pack of which further types may be read. */
export function withDeclaredTypes(pack: Pack, { declared }: Pick<LoadedOwn, "declared">): Pack {
  return { ...pack, declaredTypes: async () => declared };
}
