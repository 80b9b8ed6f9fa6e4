import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { attributePaths } from "../../src/tools/checks/attribute-paths.ts";
import type { Check } from "../../src/tools/checks/check.ts";
import { compile, format } from "../../src/tools/checks/compile.ts";
import { conceptRecords } from "../../src/tools/checks/concept-records.ts";
import { dataPaths } from "../../src/tools/checks/data-paths.ts";
import { fixtureResults } from "../../src/tools/checks/fixture-results.ts";
import { generated } from "../../src/tools/checks/generated.ts";
import { metadata } from "../../src/tools/checks/metadata.ts";
import { needs } from "../../src/tools/checks/needs.ts";
import { ruleFiles } from "../../src/tools/checks/rule-files.ts";
import { ruleSets } from "../../src/tools/checks/rule-sets.ts";
import { verdicts } from "../../src/tools/checks/verdicts.ts";
import { edit, temporaryProject } from "./temporary-project.ts";

const FOLDER = "policies/rules/ha/some-name";
const RULE = `${FOLDER}/some_name.rego`;
const DEPLOYMENT = "policies/resources/kubernetes/apps.Deployment.json";
const ADAPTER = "policies/model/workloads/adapters/kubernetes.rego";

/** What a check says of the whole small project after it was broken. */
async function saidAfter(check: Check, breakIt: (root: string) => Promise<void>): Promise<string[]> {
  const root = await temporaryProject();
  await breakIt(root);
  return check.run(root);
}

test.each([
  attributePaths,
  compile,
  conceptRecords,
  fixtureResults,
  format,
  dataPaths,
  generated,
  metadata,
  needs,
  ruleFiles,
  ruleSets,
  verdicts,
])("$name: the whole project passes", async (check) => {
  expect(await saidAfter(check, async () => undefined)).toEqual([]);
});

describe("rule sets", () => {
  test("a missing set", async () => {
    const broken = await saidAfter(ruleSets, (root) => edit(root, RULE, 'needs := ["replicas"]\n', ""));
    expect(broken).toEqual([`${RULE}: needs is missing`]);
  });

  test("a misspelt set", async () => {
    const broken = await saidAfter(ruleSets, (root) =>
      edit(root, RULE, "violations contains", "violationz contains"),
    );
    expect(broken).toEqual([
      `${RULE}: violations is missing`,
      `${RULE}: violationz is no set of a rule: one of subjects, needs, protects, violations, undetermined, or _violationz`,
    ]);
  });

  test("a package that is not its path", async () => {
    const broken = await saidAfter(ruleSets, (root) => edit(root, RULE, '.ha["some-name"]', ".ha.some_name"));
    expect(broken).toEqual([`${RULE}: its package must be resilience.rules.ha["some-name"]`]);
  });

  test("a package beside the rules", async () => {
    const broken = await saidAfter(ruleSets, (root) =>
      writeFile(join(root, "policies/lib/more.rego"), 'package resilience.rules.ha["more"]\n\nx := 1\n'),
    );
    expect(broken).toEqual([
      "policies/lib/more.rego: a rule is policies/rules/<group>/<name>/<name with _>.rego, one file",
    ]);
  });
});

describe("attribute paths", () => {
  test("an attribute that no type of the file declares", async () => {
    const broken = await saidAfter(attributePaths, (root) =>
      edit(root, ADAPTER, '["spec", "replicas"]', '["spec", "replicaz"]'),
    );
    expect(broken).toEqual([
      `${ADAPTER}: reads spec.replicaz, which no resource type that it names declares (policies/resources)`,
    ]);
  });

  test.each([
    ["an empty path", "lib.at(manifest, [], 1)", "reads a resource by an empty path"],
    [
      "a part of a list without its position",
      'lib.at(manifest, ["spec", "hooks", "name"], 1)',
      "reads spec.hooks.name, which no resource type that it names declares (policies/resources)",
    ],
    [
      "a position in what is no list",
      'lib.at(manifest, ["spec", 0, "replicas"], 1)',
      "reads spec.0.replicas, which no resource type that it names declares (policies/resources)",
    ],
    [
      "something plain of what has parts",
      'lib.at(manifest, ["spec", "hooks"], 1)',
      "reads spec.hooks, which no resource type that it names declares (policies/resources)",
    ],
    [
      "what nothing has below a path that a variable holds",
      'lib.at(manifest, array.concat(manifest.at, ["nome"]), 1)',
      "reads nome, which no resource type that it names declares (policies/resources)",
    ],
    [
      "the second member of a list",
      'lib.at(manifest, ["spec", "hooks", 1, "name"], "")',
      "reads spec.hooks.1.name, one member of several: a position that is written out is 0, that of a block which is there once",
    ],
    [
      "a text of what has parts",
      'lib.text(manifest, ["spec", "hooks", 0])',
      "reads spec.hooks.0, which no resource type that it names declares (policies/resources)",
    ],
  ])("%s", async (_, read, said) => {
    const hooks = '{ "items": { "properties": { "name": { "type": "string" } } } }';
    const broken = await saidAfter(attributePaths, async (root) => {
      await edit(root, DEPLOYMENT, '"replicas":', `"hooks": ${hooks}, "replicas":`);
      await edit(root, ADAPTER, 'lib.at(manifest, ["spec", "replicas"], 1)', read);
    });
    expect(broken).toEqual([`${ADAPTER}: ${said}`]);
  });

  test("blocks as a whole, and parts of them by their positions", async () => {
    const hooks = '{ "items": { "properties": { "name": { "type": "string" } } } }';
    const said = await saidAfter(attributePaths, async (root) => {
      await edit(root, DEPLOYMENT, '"replicas":', `"hooks": ${hooks}, "replicas":`);
      const reads =
        '\n_read(it, i) if {\n\tlib.at(it, ["spec", "hooks", i], null)\n\tlib.at(it, ["spec", "hooks", 0, "name"], "")\n\tlib.refs(it, "spec.hooks.name")\n\tlib.text(it, array.concat(it.at, [i, "name"]))\n}\n';
      await appendFile(join(root, ADAPTER), reads);
    });
    expect(said).toEqual([]);
  });

  test("the value of an attribute of which only references pass", async () => {
    const broken = await saidAfter(attributePaths, (root) =>
      edit(root, DEPLOYMENT, '{ "type": "number" }', '{ "format": "references" }'),
    );
    expect(broken).toEqual([
      `${ADAPTER}: reads spec.replicas, which no resource type that it names declares (policies/resources)`,
    ]);
  });
});

test("a verdict that is asked for as if it were a yes or a no", async () => {
  const bare =
    "\n_kept(it) if it.backed_up.holds\n\n_gone(it) if {\n\tnot it.backed_up.holds\n}\n\n_told(it) if it.backed_up.holds == null\n";
  const lines = (await saidAfter(verdicts, (root) => appendFile(join(root, ADAPTER), bare))).map((line) =>
    line.replace(/\d+/u, "N"),
  );
  const told = `${ADAPTER}:N: compare whether a verdict holds with true, false or null: null by itself is true`;
  expect(lines).toEqual([told, told]);
});

describe("data paths", () => {
  test.each([
    [
      "a misspelt import",
      RULE,
      "data.resilience.model.workloads\n",
      "data.resilience.model.workload as workloads\n",
      [
        `${RULE}:18: data.resilience.model.workload does not exist`,
        `${RULE}:20: data.resilience.model.workload.by_id does not exist`,
      ],
    ],
    [
      "a misspelt rule of an import",
      RULE,
      "workloads.by_id",
      "workloads.by_ids",
      [`${RULE}:20: data.resilience.model.workloads.by_ids does not exist`],
    ],
    [
      "a misspelt rule behind a variable",
      "policies/model/workloads/workloads.rego",
      "adapters[_].found",
      "adapters[_].fuond",
      [
        "policies/model/workloads/workloads.rego:3: data.resilience.model.workloads.adapters[_].fuond does not exist",
      ],
    ],
    [
      "a misspelt package",
      "policies/main/main.rego",
      "data.resilience.rules[group]",
      "data.resilience.rulez[group]",
      ["policies/main/main.rego:7: data.resilience.rulez does not exist"],
    ],
  ])("%s", async (_, file, from, to, messages) => {
    expect(await saidAfter(dataPaths, (root) => edit(root, file, from, to))).toEqual(messages);
  });
});

test("a rule that is private to another package", async () => {
  const broken = await saidAfter(dataPaths, async (root) => {
    await edit(root, "policies/model/workloads/workloads.rego", "by_id :=", "_by_id :=");
    await edit(root, RULE, "workloads.by_id", "workloads._by_id");
  });
  expect(broken).toEqual([`${RULE}:20: data.resilience.model.workloads._by_id is private to its package`]);
});

describe("compile", () => {
  test("an attribute that is not declared", async () => {
    const broken = await saidAfter(compile, (root) =>
      edit(root, ADAPTER, "manifest.values.metadata.name", "manifest.values.metadata.nam"),
    );
    expect(broken).toEqual([
      `opa check: 1 error occurred: ${ADAPTER}:8: rego_type_error: undefined ref: manifest.values.metadata.nam
	manifest.values.metadata.nam
	                         ^
	                         have: "nam"
	                         want (one of): ["labels" "name"]`,
    ]);
  });

  test("a resource type that is not declared", async () => {
    const broken = await saidAfter(compile, (root) =>
      edit(root, ADAPTER, "apps/Deployment", "apps/Deploymint"),
    );
    expect(broken.join()).toContain(
      `${ADAPTER}:6: rego_type_error: undefined ref: input.kubernetes["apps/Deploymint"]`,
    );
  });

  test("a builtin that WebAssembly lacks", async () => {
    const broken = await saidAfter(compile, (root) =>
      appendFile(join(root, ADAPTER), "\nnow := time.now_ns()\n"),
    );
    expect(broken).toEqual([
      `opa check: 1 error occurred: ${ADAPTER}:13: rego_type_error: undefined function time.now_ns`,
    ]);
  });

  test("sprintf, which writes other text in WebAssembly", async () => {
    const broken = await saidAfter(compile, (root) =>
      appendFile(join(root, ADAPTER), '\nx := sprintf("%v", [1])\n'),
    );
    expect(broken).toEqual([
      `opa check: 1 error occurred: ${ADAPTER}:13: rego_type_error: undefined function sprintf`,
    ]);
  });

  test("a policy that is not formatted", async () => {
    const broken = await saidAfter(format, (root) => edit(root, RULE, "protects := ", "protects  := "));
    expect(broken).toEqual([`${RULE}: not formatted: npm run fix:policies`]);
  });
});

describe("METADATA", () => {
  test("none at all", async () => {
    const broken = await saidAfter(metadata, (root) => edit(root, RULE, "# METADATA", "# META"));
    expect(broken).toEqual([`${RULE}: the package has no METADATA`]);
  });

  test("an unknown key", async () => {
    const broken = await saidAfter(metadata, (root) =>
      edit(root, RULE, "#   since:", "#   colour: red\n#   since:"),
    );
    expect(broken).toEqual([
      `${RULE}: METADATA: "colour" is not a known key in "custom" (known: aliases, equivalents, parameters, remediation, severity, since, standards)`,
    ]);
  });

  test("a missing key", async () => {
    const broken = await saidAfter(metadata, (root) => edit(root, RULE, "#   severity: warning\n", ""));
    expect(broken).toEqual([`${RULE}: METADATA: "custom.severity" is missing`]);
  });

  test("protection that is not one", async () => {
    const broken = await saidAfter(metadata, (root) =>
      edit(root, RULE, 'protects := "node"', 'protects := "nodes"'),
    );
    expect(broken).toEqual([
      `${RULE}: protects must be one of node, data-centre, data, region, recovery, declared`,
    ]);
  });
});

test("a need that nothing leaves unknown", async () => {
  const broken = await saidAfter(needs, (root) =>
    edit(root, RULE, 'needs := ["replicas"]', 'needs := ["replica"]'),
  );
  expect(broken).toEqual([`${RULE}: needs replica, which nothing leaves unknown`]);
});

describe("rule files", () => {
  test("no test", async () => {
    const broken = await saidAfter(ruleFiles, (root) => rm(join(root, FOLDER, "some_name_test.rego")));
    expect(broken).toEqual([`${FOLDER}/some_name_test.rego: the rule has no test`]);
  });

  test("no page", async () => {
    const broken = await saidAfter(ruleFiles, (root) => rm(join(root, FOLDER, "README.md")));
    expect(broken).toEqual([`${FOLDER}/README.md: the rule has no page: npm run generate:write`]);
  });

  test("no passing fixture, and one of no kind", async () => {
    const broken = await saidAfter(ruleFiles, (root) =>
      rename(join(root, FOLDER, "fixtures/pass"), join(root, FOLDER, "fixtures/good")),
    );
    expect(broken).toEqual([
      `${FOLDER}/fixtures: the rule has no passing fixture: a folder pass or pass-<case>`,
      `${FOLDER}/fixtures/good: must begin with fail, pass or undetermined`,
    ]);
  });

  test("no failing fixture", async () => {
    const broken = await saidAfter(ruleFiles, (root) =>
      rm(join(root, FOLDER, "fixtures/fail"), { recursive: true }),
    );
    expect(broken).toEqual([
      `${FOLDER}/fixtures: the rule has no failing fixture: a folder fail or fail-<case>`,
    ]);
  });
});

describe("concept records", () => {
  test("a field that one adapter lacks", async () => {
    const broken = await saidAfter(conceptRecords, (root) =>
      edit(root, ADAPTER, '"replicas_from": manifest.id, ', ""),
    );
    expect(broken).toEqual([
      `${ADAPTER}: in ${FOLDER}/fixtures/fail: a record must have required property 'replicas_from'`,
      `${ADAPTER}: in ${FOLDER}/fixtures/pass: a record must have required property 'replicas_from'`,
    ]);
  });

  test("a field that the schema does not know", async () => {
    const broken = await saidAfter(conceptRecords, async (root) => {
      await edit(
        root,
        ADAPTER,
        '"name": manifest.values.metadata.name',
        '"nam": "", "name": manifest.values.metadata.name',
      );
      await rm(join(root, FOLDER, "fixtures/pass"), { recursive: true });
    });
    expect(broken).toEqual([
      `${ADAPTER}: in ${FOLDER}/fixtures/fail: a record must NOT have additional properties (nam)`,
    ]);
  });

  test("a value of another type", async () => {
    const broken = await saidAfter(conceptRecords, async (root) => {
      await edit(root, ADAPTER, '"name": manifest.values.metadata.name', '"name": 1');
      await rm(join(root, FOLDER, "fixtures/pass"), { recursive: true });
    });
    expect(broken).toEqual([`${ADAPTER}: in ${FOLDER}/fixtures/fail: /name must be string`]);
  });

  test("a concept without schema", async () => {
    const schema = "policies/model/workloads/schema.json";
    const broken = await saidAfter(conceptRecords, (root) => rm(join(root, schema)));
    expect(broken).toEqual([`${schema}: the concept has no schema`]);
  });
});

describe("fixture results", () => {
  test("a failing fixture that passes", async () => {
    const fixture = `${FOLDER}/fixtures/fail`;
    const broken = await saidAfter(fixtureResults, (root) =>
      edit(root, `${fixture}/deployment.yaml`, "replicas: 1", "replicas: 3"),
    );
    expect(broken).toEqual([`${fixture}: comes to 1 subjects, 0 violations, 0 undetermined`]);
  });

  test("a passing fixture that fails", async () => {
    const fixture = `${FOLDER}/fixtures/pass`;
    const broken = await saidAfter(fixtureResults, (root) =>
      edit(root, `${fixture}/deployment.yaml`, "replicas: 2", "replicas: 1"),
    );
    expect(broken).toEqual([`${fixture}: comes to 1 subjects, 1 violations, 0 undetermined`]);
  });

  test("a passing fixture in which nothing is judged", async () => {
    const fixture = `${FOLDER}/fixtures/pass`;
    const broken = await saidAfter(fixtureResults, (root) =>
      edit(root, `${fixture}/deployment.yaml`, "kind: Deployment", "kind: Pod"),
    );
    expect(broken).toEqual([`${fixture}: comes to 0 subjects, 0 violations, 0 undetermined`]);
  });

  test("a violation outside the subjects", async () => {
    const broken = await saidAfter(fixtureResults, (root) =>
      edit(root, RULE, '"subject": id,', '"subject": workload.name,'),
    );
    expect(broken).toEqual([
      `policies/rules/ha/some-name: in ${FOLDER}/fixtures/fail: web is judged and is not among the subjects`,
    ]);
  });

  test("an answer that is not of its shape", async () => {
    const broken = saidAfter(fixtureResults, (root) =>
      edit(root, "policies/main/main.rego", '"asked": "none"', '"asked": "perhaps"'),
    );
    await expect(broken).rejects.toThrow(
      '"rules.ha.some-name.violations[0].asked" must be one of yes, no, none',
    );
  });
});

describe("generated files", () => {
  test.each([
    "dist/policy.wasm",
    "dist/resources.json",
    "dist/rules.json",
    "docs/rules.md",
    "policies/capabilities.json",
    "policies/schema/input.json",
    `${FOLDER}/README.md`,
    "schemas/controls.json",
    "schemas/own-policies.json",
    "schemas/report.json",
    "schemas/resilience.json",
  ])("%s was changed", async (path) => {
    // The archive of the policies holds what they may call.
    const alsoStale = path === "policies/capabilities.json" ? ["dist/policies.tar.gz"] : [];
    expect(await saidAfter(generated, (root) => appendFile(join(root, path), " "))).toEqual(
      [...alsoStale, path].map((stale) => `${stale}: stale: npm run build`),
    );
  });

  test("what they are made from was changed", async () => {
    expect(
      await saidAfter(generated, (root) => edit(root, RULE, "severity: warning", "severity: error")),
    ).toEqual([
      "dist/policies.tar.gz: stale: npm run build",
      "dist/rules.json: stale: npm run build",
      "docs/rules.md: stale: npm run build",
      `${FOLDER}/README.md: stale: npm run build`,
    ]);
  });

  test("one is missing", async () => {
    expect(await saidAfter(generated, (root) => rm(join(root, "dist/rules.json")))).toEqual([
      "dist/rules.json: stale: npm run build",
    ]);
  });

  test("a declared attribute that is misspelt", async () => {
    const file = "policies/resources/terraform/aws_instance.json";
    const broken = await saidAfter(generated, (root) => edit(root, file, '"type"', '"typ"'));
    expect(broken.join()).toContain(file);
  });
});

test("a folder without a rule", async () => {
  const folder = "policies/rules/ha/empty";
  const broken = await saidAfter(ruleSets, async (root) => void (await mkdir(join(root, folder))));
  expect(broken).toEqual([`${folder}/empty.rego: there is no such file`]);
});
