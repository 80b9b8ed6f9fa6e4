import { expect, test } from "vitest";
import { drawMutants, folderOf, type ProgramMutant } from "../../../src/tools/mutate-program/draw.ts";
import { NOT_DRAWN, strykerPlugins } from "../../../src/tools/mutate-program/sample-checker.ts";

function mutants(folder: string, count: number): ProgramMutant[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${folder}${i}`,
    fileName: `/project/src/${folder}/deep/a.ts`,
    mutatorName: "StringLiteral",
    replacement: '""',
    location: { start: { line: i + 1, column: 0 } },
  }));
}

test("a folder is the one below src", () => {
  expect(
    ["src/link/a.ts", "/x/src/sources/hcl/b.ts", "C:\\x\\src\\link\\a.ts", "src/run.ts"].map(folderOf),
  ).toEqual(["link", "sources", "link", ""]);
});

test("a sample has as many of each folder, the same ones for a seed in whatever order they come", () => {
  const all = [...mutants("link", 100), ...mutants("sources", 300), ...mutants("reports", 3)];
  const drawn = drawMutants(all, { size: 20, seed: 3 });
  const names = [...drawn].map((id) => id.replace(/\d+/, ""));
  const counts = ["link", "reports", "sources"].map((one) => [
    one,
    names.filter((name) => name === one).length,
  ]);
  expect(counts).toEqual([
    ["link", 20],
    ["reports", 3],
    ["sources", 20],
  ]);
  expect(drawMutants(all.toReversed(), { size: 20, seed: 3 })).toEqual(drawn);
  expect(drawMutants(all, { size: 20, seed: 4 })).not.toEqual(drawn);
});

test("Stryker is told to try what was drawn, and leaves out the rest", async () => {
  const [plugin] = strykerPlugins;
  const checker = plugin?.factory({ sample: { size: 1, seed: 1 } });
  const all = mutants("link", 3);
  const [drawn = ""] = drawMutants(all, { size: 1, seed: 1 });
  await checker?.init();
  expect(await checker?.group(all)).toEqual([["link0", "link1", "link2"]]);
  expect(await checker?.check(all)).toEqual({
    link0: NOT_DRAWN,
    link1: NOT_DRAWN,
    link2: NOT_DRAWN,
    [drawn]: { status: "passed" },
  });
});
