import type { DeclaredTypes } from "../model/declared-types.ts";
import type { RunProblem } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import type { Pack } from "../settings/pack.ts";
import type { Archive } from "./archive.ts";
import { compileOwn } from "./compile-own.ts";
import { declaredWith, ownDeclared, type ResourceFiles } from "./declared-own.ts";
import { fromBundle } from "./own-bundle.ts";
import type { OwnFiles, OwnSource } from "./own-files.ts";
import { asPolicies, type OwnPolicies } from "./own-policies.ts";

/** What came of all paths of `policies`. One that cannot be used is a problem of the run, and takes nothing else with it. */
export interface LoadedOwn {
  own: OwnPolicies[];
  /** All types that may be read: those of the pack, and those that policies of one's own declare. */
  declared: DeclaredTypes;
  problems: RunProblem[];
}

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

/** A pack of which further types may be read. */
export function withDeclaredTypes(pack: Pack, { declared }: Pick<LoadedOwn, "declared">): Pack {
  return { ...pack, declaredTypes: async () => declared };
}
