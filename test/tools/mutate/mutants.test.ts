import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readPolicies } from "../../../src/tools/mutate/policies.ts";
import { tryOn } from "../../../src/tools/mutate/run.ts";
import { scoreOf, survivorsTable } from "../../../src/tools/mutate/text.ts";
import { mutantsOf } from "../../../src/tools/mutate/try-mutants.ts";
import { OpaServer } from "../../../src/tools/opa/server.ts";
import { edit, temporaryFolder, temporaryProject } from "../temporary-project.ts";

const FILES = {
  "policies/model/widgets/adapters/a.rego": `package resilience.model.widgets.adapters.a

large contains x if {
	some x in input.sizes
	x > 3
	not x in {5, 7}
}

name := size.text if {
	some size in input.named
	size.text
}

double(n) := 0 if n < 0

double(n) := n + n if n >= 0
`,
  "policies/model/widgets/adapters/a_test.rego": `package resilience.model.widgets.adapters.a_test

import data.resilience.model.widgets.adapters.a

test_large if a.large == {4, 9} with input as {"sizes": [1, 4, 5, 7, 9]}

test_name if a.name == "b" with input as {"named": [{"text": "b"}]}

test_double if a.double(2) == 4
`,
};

test("mutants are noticed by tests or fixtures, survive, or are not reached", async () => {
  const root = await temporaryProject();
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const policies = await readPolicies(root);
  const { tried } = await tryOn(policies, mutantsOf(policies), {
    folder: await temporaryFolder(),
    isTried: true,
  });
  const ours = tried.filter(({ mutant }) => mutant.path.endsWith("adapters/a.rego"));
  const fates = ours.map(({ mutant: { line, kind, shown }, fate }) => `${line} ${kind} ${shown}: ${fate}`);
  expect(fates.sort()).toEqual(
    [
      "1 adapter dropped the whole file: test",
      "9 clause dropped name := size.text: test",
      "11 condition negated size.text: test",
      "14 clause dropped double(n) := 0: survived",
      "14 comparison shifted n < 0: survived",
      "14 condition negated n < 0: test",
      "14 constant shifted 0: survived",
      "14 constant shifted 0: not reached",
      "16 clause dropped double(n) := n + n: test",
      "16 comparison shifted n >= 0: survived",
      "16 condition negated n >= 0: test",
      "16 constant shifted 0: survived",
      "3 clause dropped large contains x: test",
      "5 comparison shifted x > 3: survived",
      "5 condition negated x > 3: test",
      "5 constant shifted 3: test",
      "6 constant shifted 5: test",
      "6 constant shifted 7: test",
      "6 member dropped 5: test",
      "6 member dropped 7: test",
      "6 not removed not x in {5, 7}: test",
    ].sort(),
  );
  expect(tried.some(({ fate }) => fate === "fixture")).toBe(true);
  expect(scoreOf(tried)).toBeGreaterThan(50);
  expect(survivorsTable(ours)).toContain(
    "policies/model/widgets/adapters/a.rego:5: comparison shifted: x > 3\n",
  );
});

test("a path that no resource type declares is noticed by the check of paths", async () => {
  const root = await temporaryProject();
  const policies = await readPolicies(root);
  const drops = mutantsOf(policies).filter(
    ({ kind, shown }) => kind === "member dropped" && shown === '"spec"',
  );
  const { tried } = await tryOn(policies, drops, { folder: await temporaryFolder(), isTried: true });
  expect(tried.map(({ mutant: { path, line }, fate }) => `${path}:${line}: ${fate}`)).toEqual([
    "policies/model/workloads/adapters/kubernetes.rego:9: check",
  ]);
  expect(scoreOf(tried)).toBe(100);
});

test("what does not come out as it should before anything is changed is told, all of it", async () => {
  const root = await temporaryProject();
  await edit(root, "policies/rules/ha/some-name/some_name_test.rego", '== {"a"}', '== {"b"}');
  const rules = join(root, "policies/rules/ha/some-name/fixtures");
  await rename(join(rules, "pass"), join(rules, "fail-too"));
  const policies = await readPolicies(root);
  const mutants = mutantsOf(policies);
  const folder = await temporaryFolder();
  await expect(tryOn(policies, mutants, { folder, isTried: false })).rejects.toThrow(
    "2 do not come out as they should with no mutant on:\ndata.resilience.rules_test.ha.some_name.test_one_replica_fails\npolicies/rules/ha/some-name/fixtures/fail-too",
  );
});

test("policies that do not compile are told", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "a.rego"), "package a\n\np if q\n");
  await expect(OpaServer.start(folder)).rejects.toThrow("opa run --server did not start:");
});
