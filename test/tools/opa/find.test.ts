import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isOpa, opaProgram } from "../../../src/tools/opa/find.ts";
import { opa, opaEval } from "../../../src/tools/opa/run.ts";
import { OPA_VERSION } from "../../../src/tools/opa/version.ts";
import { temporaryFolder, temporaryProject } from "../temporary-project.ts";

test("the program that is found is of the pinned version", async () => {
  expect(await isOpa(await opaProgram(), OPA_VERSION)).toBe(true);
});

test("another version is not taken, nor a program that is not there", async () => {
  const other = join(await temporaryFolder(), "opa");
  await writeFile(other, "#!/bin/sh\necho Version: 1.2.30\n", { mode: 0o755 });
  expect([
    await isOpa(other, "1.2.30"),
    await isOpa(other, "1.2.3"),
    await isOpa(`${other}-none`, "1.2.3"),
  ]).toEqual([true, false, false]);
});

test("what OPA refuses is thrown without its list of flags", async () => {
  const root = await temporaryFolder();
  await expect(opa(root, ["check", "--nonsense"])).rejects.toThrow(
    /^opa check: Error: unknown flag: --nonsense$/,
  );
});

test("errors that OPA lists in JSON are told one a line", async () => {
  const root = await temporaryProject();
  await expect(opaEval(root, "data.resilience.lib.at(1)")).rejects.toThrow(
    /^opa eval: .*1: .*data\.resilience\.lib\.at: arity mismatch.*$/,
  );
});

test("a query over the policies, with and without a value", async () => {
  const root = await temporaryProject();
  const at = 'data.resilience.lib.at({"values": {"a": {"b": input}}}, ["a", "b"], 0)';
  expect(await opaEval(root, at, 7)).toBe(7);
  expect(await opaEval(root, "data.resilience.nothing")).toBe(undefined);
});
