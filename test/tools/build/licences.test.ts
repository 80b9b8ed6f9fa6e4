import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { billOfMaterials } from "../../../src/tools/build/bill-of-materials.ts";
import { judgedAudit } from "../../../src/tools/build/judged-audit.ts";
import { licenceProblems, licencesText } from "../../../src/tools/build/licences.ts";
import { policyRuntime } from "../../../src/tools/build/policy-runtime.ts";
import { shippedIn } from "../../../src/tools/build/shipped.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";

const read = (path: string): Promise<string> => readFile(join(REPOSITORY, path), "utf8");

describe("licences of what is shipped", () => {
  const one = { name: "a", version: "1.0.0", licence: "MIT", text: "Do as you like.", npm: true };

  it("may be those that only ask to be handed on, and are handed on", () => {
    const other = { ...one, name: "@b/c", licence: "GPL-3.0-only", text: "" };
    expect(licenceProblems([one, other])).toEqual([
      "@b/c 1.0.0: the licence GPL-3.0-only is not one of those allowed",
      "@b/c 1.0.0: there is no file with the text of its licence",
    ]);
    expect(shippedIn(licencesText([one, other]))).toEqual([
      { name: "a", version: "1.0.0", licence: "MIT" },
      { name: "@b/c", version: "1.0.0", licence: "GPL-3.0-only" },
    ]);
  });

  it("are there for what OPA compiles into the policies, too", async () => {
    const runtime = await policyRuntime(REPOSITORY);
    expect(runtime.map(({ name, licence }) => [name, licence])).toEqual([
      ["OPA", "Apache-2.0"],
      ["libmpdec", "BSD-2-Clause"],
      ["RE2", "BSD-3-Clause"],
    ]);
    expect(licenceProblems(runtime)).toEqual([]);
    const module = (await readFile(join(REPOSITORY, "dist/policy.wasm"))).toString("latin1");
    expect(module).toContain("libmpdec: internal error");
  });

  it("are listed as they were written, or the list is refused", () => {
    expect(() => shippedIn("only a name\n")).toThrow('not an entry: "only a name\\n": npm run build');
  });
});

describe("the bill of materials", () => {
  it("names everything that dist/licenses.txt names, with the checksum that npm verified", async () => {
    const shipped = shippedIn(await read("dist/licenses.txt"));
    const bill = billOfMaterials(JSON.parse(await read("package-lock.json")), shipped);
    expect(bill.components.map(({ name, version }) => `${name} ${version}`)).toEqual(
      shipped.map(({ name, version }) => `${name} ${version}`),
    );
    expect(new Set(bill.components.map((one) => one["bom-ref"])).size).toBe(shipped.length);
    const [core] = bill.components;
    expect(core?.purl).toBe(`pkg:npm/%40actions/core@${core?.version}`);
    for (const { purl, hashes } of bill.components) {
      if (purl.startsWith("pkg:npm/")) expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/u);
    }
  });

  it("is refused where the lock file does not have what dist holds", () => {
    const lock = { name: "p", version: "1.0.0", packages: { "node_modules/a": { version: "1.0.0" } } };
    const shipped = [{ name: "a", version: "1.0.0", licence: "MIT" }];
    expect(() => billOfMaterials(lock, shipped)).toThrow(
      "a 1.0.0 is in dist, and package-lock.json has no checksum",
    );
  });
});

describe("an audit", () => {
  const via = [{ title: "Runs anything", url: "https://github.com/advisories/GHSA-1" }, "other"];
  const report = (severity: string) =>
    JSON.stringify({ auditReportVersion: 2, vulnerabilities: { a: { severity, range: "<2", via } } });

  it("fails at anything known of what is shipped, and from high on of the rest", () => {
    const line = "Runs anything (https://github.com/advisories/GHSA-1); through other";
    expect(judgedAudit(report("low"), new Set(["a"]))).toEqual({
      answered: true,
      lines: [`FAILED a <2 low, in dist: ${line}`],
      fails: true,
    });
    expect(judgedAudit(report("moderate"), new Set())).toEqual({
      answered: true,
      lines: [`known a <2 moderate, for development: ${line}`],
      fails: false,
    });
    expect(judgedAudit(report("high"), new Set())).toMatchObject({ fails: true });
  });

  it("that a registry does not answer is no audit that found nothing", () => {
    expect(judgedAudit('{"message": "405 Method Not Allowed"}', new Set())).toEqual({
      answered: false,
      why: "405 Method Not Allowed",
    });
    expect(judgedAudit("", new Set())).toEqual({ answered: false, why: "npm audit wrote no report" });
  });
});

test("every package of the lock file has a checksum, so that npm ci installs no other bytes", async () => {
  const lock = JSON.parse(await read("package-lock.json")) as {
    packages: Record<string, { integrity?: string }>;
  };
  const without = Object.entries(lock.packages).filter(
    ([folder, { integrity }]) => folder !== "" && !integrity,
  );
  expect(without.map(([folder]) => folder)).toEqual([]);
});
