import { isObject, member, textMember } from "../terraform/json-shape.ts";
import type { SourceNode, Span } from "./block.ts";
import type { BlockFinder } from "./block-finder.ts";
import { joinInside } from "./shown-path.ts";
import type { SourceReader } from "./source-reader.ts";
import type { FoundSources } from "./source-search.ts";

/** Where the state of a root module is kept, as far as its sources or an initialised folder say. */
export interface Backend {
  /** `s3`, `azurerm`, `local`; `cloud` for HCP Terraform. */
  type: string;
  /** What the block says, and `terraform init` was told besides. */
  values: Record<string, unknown>;
  /** Attributes that are given from outside (`-backend-config`), or are no plain value. */
  unknown: Set<string>;
  /** Where the block stands; null where none is written. */
  place: (Span & { path: string; exact: boolean }) | null;
}

/** What a backend cannot do without, so that it comes from outside where the block does not have it. */
const REQUIRED: Record<string, string[]> = {
  s3: ["bucket", "key", "region"],
  gcs: ["bucket"],
  azurerm: ["storage_account_name", "container_name", "key"],
};

/** Where `terraform init` writes what it made of the backend's block and of what it was told besides. */
const INITIALISED = ".terraform/terraform.tfstate";

/**
 * The backend of a root module: its `backend` or `cloud` block, completed by what `terraform init` has written in the folder. Without a block, state
 * is kept in a local file, which is certain for the sources inside a binary plan and for a folder where init has run; elsewhere a pipeline or
 * Terragrunt may add a block on the way, so that nothing is known: null.
 */
export async function backendOf(
  { root, folder, complete }: FoundSources,
  finder: BlockFinder,
  reader: SourceReader,
): Promise<Backend | null> {
  const found = await finder.find(await root.files(), "terraform.backend");
  const written = found?.block ?? null;
  const initialised = folder === null ? null : await initialisedBackend(folder, reader);
  if (found === null || written === null) {
    const isLocal = complete || (folder !== null && (await hasRun(folder, reader)));
    return initialised ?? (isLocal ? local() : null);
  }
  const { line, end_line, sound } = written;
  const exact = found.file.inWorkspace && sound;
  const backend: Backend = {
    ...readBlock(written.label ?? "cloud", written.body()),
    place: { path: found.file.path, line, end_line, exact },
  };
  return initialised === null || initialised.type !== backend.type
    ? backend
    : completed(backend, initialised);
}

function local(): Backend {
  return { type: "local", values: {}, unknown: new Set(), place: null };
}

function readBlock(type: string, { members = [] }: SourceNode): Omit<Backend, "place"> {
  const values: Record<string, unknown> = {};
  const unknown = new Set<string>(Object.hasOwn(REQUIRED, type) ? REQUIRED[type] : []);
  for (const { name, kind, node } of members) {
    if (kind === "attribute" && node.literal !== undefined) {
      values[name] = node.literal;
      unknown.delete(name);
    } else if (kind === "attribute") {
      unknown.add(name);
    }
  }
  return { type, values, unknown };
}

/** What init wrote counts for what the block leaves open. */
function completed(backend: Backend, { values }: Backend): Backend {
  const known = Object.entries(values).filter(([name]) => !Object.hasOwn(backend.values, name));
  return {
    ...backend,
    values: { ...backend.values, ...Object.fromEntries(known) },
    unknown: new Set([...backend.unknown].filter((name) => !Object.hasOwn(values, name))),
  };
}

async function initialisedBackend(folder: string, reader: SourceReader): Promise<Backend | null> {
  const path = joinInside(folder, INITIALISED);
  const backend = member(parsed((path === null ? null : await reader.text(path)) ?? ""), "backend");
  const type = textMember(backend, "type");
  const config = member(backend, "config");
  if (type === null || !isObject(config)) {
    return null;
  }
  const set = Object.entries(config).filter(([name, value]) => value !== null && name !== "__proto__");
  return { type, values: Object.fromEntries(set), unknown: new Set(), place: null };
}

async function hasRun(folder: string, reader: SourceReader): Promise<boolean> {
  const path = joinInside(folder, ".terraform");
  return path !== null && (await reader.hasFolder(path));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
