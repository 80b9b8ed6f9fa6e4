import { createHash } from "node:crypto";
import type { RuleMetadata } from "../model/rule-metadata.ts";

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

/** Compiled policies with their version. */
export function asPolicies(path: string, wasm: Uint8Array, metadata: Map<string, RuleMetadata>): OwnPolicies {
  return { path, wasm, metadata, version: createHash("sha256").update(wasm).digest("hex").slice(0, 12) };
}
