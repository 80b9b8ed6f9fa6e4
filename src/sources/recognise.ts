import type { DeclaredTypes } from "../model/declared-types.ts";
import type { InputKind } from "../model/input.ts";
import { findJson } from "./find-json.ts";
import { looksLikeManifests } from "./kubernetes/recognise.ts";
import { readSlim } from "./terraform/bytes/read-slim.ts";
import { isRawState, recogniseTerraform } from "./terraform/recognise.ts";

/** What a text is, told by its content alone. */
export type Recognised =
  | { kind: Extract<InputKind, "terraform-plan" | "terraform-state">; json: unknown }
  | { kind: "kubernetes"; text: string }
  | {
      kind: "unrecognised";
      /** What is wrong and what to do. */
      reason: string;
      /** The same without the place, to tell many files in one line. */
      general: string;
      line: number | null;
      /** True where it was meant to be a plan or state: then it is an error even in a file that nobody named. */
      meant: boolean;
    };

/** Keys that only a plan or state has near its beginning. */
const PLAN_HEAD = /"(?:format_version|terraform_version|planned_values|resource_changes)"\s*:/;
const HEAD_LENGTH = 4096;

/**
 * Tells what the bytes of a file are (valid UTF-8). Of a plan or state that is JSON and nothing else, only what is needed is read
 * (`readSlim`); everything else is read as text.
 */
export function recogniseBytes(
  bytes: Buffer,
  file: { path: string; named: boolean },
  declared: DeclaredTypes,
): Recognised {
  const json = readSlim(bytes, declared);
  const kind = json === null ? null : recogniseTerraform(json);
  return kind === null ? recognise(bytes.toString("utf8"), file) : { kind, json };
}

/**
 * Tells a Terraform plan, a Terraform state and Kubernetes manifests from each other and from anything else.
 * A YAML file that the user named is read as manifests in any case, since that tells best what it is instead.
 */
export function recognise(text: string, { path, named }: { path: string; named: boolean }): Recognised {
  const json = findJson(text);
  if (json.kind === "value") {
    return isStream(json.value, json.source, text)
      ? { kind: "kubernetes", text }
      : recogniseJson(json.value, json.source, json.several);
  }
  if (looksLikeManifests(text) || (json.kind === "none" && isYaml(path) && named)) {
    return { kind: "kubernetes", text };
  }
  if (json.kind === "broken") {
    return {
      kind: "unrecognised",
      reason: brokenJson(json),
      general: "its JSON is broken",
      line: json.line,
      meant: PLAN_HEAD.test(text.slice(0, HEAD_LENGTH)),
    };
  }
  if (text.trim() === "") {
    return unrecognised(EMPTY);
  }
  return unrecognised(SOURCES_NAME.test(path) ? SOURCES : NEITHER);
}

/** What is said of a file without content. */
export const EMPTY =
  "it is empty: the command that wrote it has probably failed, look at its output and run it again";
const NEITHER =
  "it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)";
const SOURCES_NAME = /\.(?:tf|tofu)$/i;
const SOURCES =
  "it holds Terraform sources, not a plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json";
const PLAN_LOG =
  "it is the log of terraform plan -json, not the plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json";
const RAW_STATE = "it is a raw Terraform state: run terraform show -json > state.json and name that file";
const SEVERAL = "it holds several JSON documents one after another: write each to a file of its own";

function recogniseJson(value: unknown, source: string, several: boolean): Recognised {
  if (isObject(value) && "@level" in value) {
    return unrecognised(PLAN_LOG, true);
  }
  if (several) {
    return unrecognised(SEVERAL);
  }
  const kind = recogniseTerraform(value);
  if (kind !== null) {
    return { kind, json: value };
  }
  if (isManifest(value)) {
    return { kind: "kubernetes", text: source };
  }
  return unrecognised(isRawState(value) ? RAW_STATE : NEITHER);
}

/** A YAML stream whose first document is written as JSON: all of its documents count, not that one alone. */
function isStream(value: unknown, source: string, text: string): boolean {
  return source.length < text.length && isManifest(value) && /^---(?:\s|$)/m.test(text);
}

/** Is this the name of a YAML file? */
export function isYaml(path: string): boolean {
  return /\.ya?ml(?:\.gz)?$/i.test(path);
}

function isManifest(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) && typeof first["apiVersion"] === "string" && typeof first["kind"] === "string";
}

function brokenJson(json: {
  reason: "syntax" | "truncated" | "depth";
  line: number;
  column: number;
}): string {
  const where = `line ${json.line}, column ${json.column}`;
  if (json.reason === "truncated") {
    return `its JSON is cut short, it ends at ${where} in the middle of a value: write the file again`;
  }
  return json.reason === "depth"
    ? `its JSON is nested too deeply at ${where}`
    : `its JSON is broken at ${where}: write the file again, with nothing but the output of the command in it`;
}

function unrecognised(reason: string, meant = false): Recognised {
  return { kind: "unrecognised", reason, general: reason, line: null, meant };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
