import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readBundleFile } from "../../../src/tools/policies/bundle-archive.ts";
import { compilePolicies } from "../../../src/tools/policies/wasm.ts";
import { hostBuiltins } from "../../../src/tools/policies/wasm-builtins.ts";
import { edit, temporaryFolder, temporaryProject } from "../temporary-project.ts";

const RULE = "policies/rules/ha/some-name/some_name";

test("the same policies give the same bytes in every folder, whatever their tests and fixtures say", async () => {
  const [one, other] = [await temporaryProject(), await temporaryProject()];
  await edit(other, `${RULE}_test.rego`, "two_replicas", "three_replicas");
  await edit(
    other,
    "policies/rules/ha/some-name/fixtures/pass/deployment.yaml",
    "replicas: 2",
    "replicas: 4",
  );
  expect((await compilePolicies(one)).equals(await compilePolicies(other))).toBe(true);
  await edit(other, `${RULE}.rego`, "workload.replicas < 2", "workload.replicas < 3");
  expect((await compilePolicies(one)).equals(await compilePolicies(other))).toBe(false);
});

test("the policies leave to their host only what it has", async () => {
  expect(await hostBuiltins(await compilePolicies(await temporaryProject()))).toEqual([]);
});

test("a module that is not OPA's", async () => {
  const empty = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await expect(hostBuiltins(empty)).rejects.toThrow("this is not a policy that OPA compiled");
});

test("a bundle without the file", async () => {
  const bundle = join(await temporaryFolder(), "bundle.tar.gz");
  await writeFile(bundle, gzipSync(Buffer.alloc(1024)));
  await expect(readBundleFile(bundle, "/policy.wasm")).rejects.toThrow(`${bundle} holds no /policy.wasm`);
});
