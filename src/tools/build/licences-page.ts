import { table } from "../pages/markdown.ts";
import type { Shipped } from "./licences.ts";

/** docs/licences.md: what of others dist holds, and on which terms. */
export function licencesPage(shipped: readonly Shipped[]): string {
  const rows = shipped.map(({ name, version, licence, npm }) => [
    name,
    version,
    licence,
    npm ? "bundled from npm" : "compiled into `dist/policy.wasm` by OPA",
  ]);
  const sections = [
    "# Licences",
    "resilience-gate is licensed under the [Apache License 2.0](../LICENSE). `dist/` also holds parts of what is listed here; [dist/licenses.txt](../dist/licenses.txt) has their licences word for word. This page is written by `npm run build`, which fails where a licence is not among those that only ask to be handed on (0BSD, Apache-2.0, BSD, ISC, MIT, Unlicense). A release also has this list as a bill of materials in CycloneDX (`npm run sbom`).",
    table(["What", "Version", "Licence", "How it comes there"], rows),
  ];
  return `${sections.join("\n\n")}\n`;
}
