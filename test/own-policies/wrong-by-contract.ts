import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const SCHEMA = JSON.parse(readFileSync("schemas/own-policies.json", "utf8"));
const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** What the published schema of the contract finds wrong in one of its forms, a line each. */
export function wrongByContract(form: "answer" | "rule" | "metadata" | "bundle", value: unknown): string[] {
  ajv.validate(form === "answer" ? SCHEMA : SCHEMA.$defs[form], value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
