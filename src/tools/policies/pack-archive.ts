import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import packageJson from "../../../package.json" with { type: "json" };
import { writeArchive } from "../../own-policies/archive.ts";
import { CONTRACT } from "../../own-policies/contract.ts";
import { readRules } from "./rules.ts";

/** What of policies/ goes along, each with the folder that it stands in. */
const PARTS: readonly { into: string; from: string; pattern: string; ignore?: string[] }[] = [
  {
    into: "policies/",
    from: "policies",
    pattern: "**/*.rego",
    ignore: ["**/*_test.rego", "**/fixtures/**"],
  },
  { into: "conftest/", from: "conftest", pattern: "*.rego" },
  { into: "testing/", from: "policies/testing", pattern: "*.rego" },
  { into: "definitions/", from: "policies/resources/definitions", pattern: "*.json" },
  { into: "", from: "policies/schema", pattern: "settings.json" },
  { into: "", from: "policies", pattern: "capabilities.json" },
];

/**
 * The policy pack as a bundle that OPA runs (`opa eval -b`), with what compiling other policies with it needs: the builders of tests, the language, the schema of
 * the settings, the definitions of attributes.
 */
export async function packArchive(root: string): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { into, from, pattern, ignore = [] } of PARTS) {
    for (const name of await glob(pattern, { cwd: join(root, from), ignore })) {
      files.set(`${into}${name}`, await readFile(join(root, from, name)));
    }
  }
  const text = (value: string) => new Uint8Array(Buffer.from(value));
  files.set("catalogue.rego", text(await catalogue(root)));
  const manifest = {
    revision: packageJson.version,
    roots: ["resilience", "main"],
    metadata: { contract: CONTRACT },
  };
  files.set(".manifest", text(`${JSON.stringify(manifest)}\n`));
  return writeArchive(files);
}

/** What METADATA says of the rules, for policies: the compiler drops METADATA. */
async function catalogue(root: string): Promise<string> {
  const rules = (await readRules(root)).map(({ id, title, severity, remediation }) => [
    id,
    { title, severity, remediation },
  ]);
  return `# METADATA
# title: The rules
# description: Title, severity and remediation of each rule, by its id.
package resilience.catalogue

rules := ${JSON.stringify(Object.fromEntries(rules))}
`;
}
