import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NormalisedInput } from "../../model/input.ts";
import { decodeText } from "../../sources/decode-text.ts";
import { recognise } from "../../sources/recognise.ts";
import { isObject, type JsonObject } from "../../sources/terraform/json-shape.ts";
import { normalisePlan } from "../../sources/terraform/normalise-plan.ts";
import { normaliseState } from "../../sources/terraform/normalise-state.ts";
import { corpusFiles } from "../corpus/files.ts";
import { declaringAll } from "./declare-all.ts";

/** A plan or state, normalised with all of its types declared; of a binary plan nothing is known but that it is one. */
export type TerraformInput =
  | { path: string; kind: "binary-plan" }
  | { path: string; kind: "plan" | "state"; json: JsonObject; input: NormalisedInput };

const LARGEST_BYTES = 256 * 1024 ** 2;

/** Every plan, state and binary plan below a folder, in a fixed order; null where there is no such folder. Other files are passed over. */
export function terraformInputs(folder: string): TerraformInput[] | null {
  return (
    corpusFiles(folder)?.flatMap((path) => readInput(path, readFileSync(join(folder, path))) ?? []) ?? null
  );
}

function readInput(path: string, bytes: Buffer): TerraformInput | null {
  const decoded = decodeText(bytes, LARGEST_BYTES);
  if (decoded.kind === "binary-plan") {
    return { path, kind: "binary-plan" };
  }
  const found = decoded.kind === "text" ? recognise(decoded.text, { path, named: false }) : null;
  if ((found?.kind !== "terraform-plan" && found?.kind !== "terraform-state") || !isObject(found.json)) {
    return null;
  }
  const { kind, json } = found;
  const normalise = kind === "terraform-plan" ? normalisePlan : normaliseState;
  const input = normalise({ name: "p", path }, json, declaringAll(json), { defaultRegion: null });
  return { path, kind: kind === "terraform-plan" ? "plan" : "state", json, input };
}
