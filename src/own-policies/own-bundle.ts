import { UserError } from "../model/user-error.ts";
import { type Archive, readArchive } from "./archive.ts";
import { bundleMetadataSchema, CONTRACT } from "./contract.ts";
import type { ResourceFiles } from "./declared-own.ts";
import { asPolicies, type OwnPolicies } from "./own-policies.ts";

const RULE_ID = /^[a-z][a-z0-9]*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Most that a bundle may hold, in bytes. */
const BUNDLE_BYTES = 128 * 1024 ** 2;

/**
 * Policies that `bundle` compiled, and what their resource types declare. `groups` are those of the pack's rules, which are not to be had.
 * @throws UserError where it is no such bundle, or one of another contract.
 */
export function fromBundle(
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
