import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OpaServer } from "../../../src/tools/opa/server.ts";
import { temporaryFolder } from "../temporary-project.ts";

const POLICY = `package p

found := count(input.found)

emptied := n if n := found with input.found as {} with input.other as {}

both := [emptied, found]

asked := x if x := both with input as data.stored
`;

test("a stored document stays as it is where a rule asks about it with a part of it replaced", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "p.rego"), POLICY);
  await writeFile(
    join(folder, "data.json"),
    '{"active_mutant":"","stored":{"found":{"a":1},"other":{"b":1}}}',
  );
  const server = await OpaServer.start(folder);
  try {
    expect(await server.ask("p/asked", {}, 10_000)).toEqual({ value: [0, 1] });
  } finally {
    await server.end();
  }
});
