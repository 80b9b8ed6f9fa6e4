import { cp, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleProgram } from "../../../src/tools/build/bundle-program.ts";
import { bundledPackages } from "../../../src/tools/build/licences.ts";
import { writeFiles } from "../../../src/tools/generated-file.ts";
import { runCommand } from "../../../src/tools/run-command.ts";
import { temporaryFolder } from "../temporary-project.ts";

const FILES: Record<string, string> = {
  "src/cli.ts": `declare const __VERSION__: string;
if (process.argv[2] === "--version") process.stdout.write(__VERSION__);
else process.stdout.write((await import("./heavy.ts")).text);`,
  "src/heavy.ts": `import old from "old-package";
export const text: string = old("a");`,
  "node_modules/old-package/package.json":
    '{"name":"old-package","version":"3.2.1","license":"MIT","main":"index.js"}',
  "node_modules/old-package/index.js":
    'const { posix } = require("path"); module.exports = (a) => posix.join(a, "b");',
  "node_modules/old-package/LICENSE": "Do as you like.\n",
};

const OLD_PACKAGE = {
  name: "old-package",
  version: "3.2.1",
  licence: "MIT",
  text: "Do as you like.",
  npm: true,
};

async function program(): Promise<string> {
  const root = await temporaryFolder();
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

test("a bundle needs nothing but Node, and loads what is heavy only when it is needed", async () => {
  const root = await program();
  await writeFiles(root, (await bundleProgram(root, { cli: "src/cli.ts" }, "1.2.3")).files);
  const alone = await temporaryFolder();
  await cp(join(root, "dist"), alone, { recursive: true });
  const run = (...args: string[]) => runCommand(process.execPath, ["cli.js", ...args], alone);
  expect(await run()).toEqual({ status: 0, stdout: "a/b", stderr: "" });
  await rename(join(alone, "chunks"), join(alone, "away"));
  expect(await run("--version")).toEqual({ status: 0, stdout: "1.2.3", stderr: "" });
});

test("the same sources give the same files wherever they are", async () => {
  const [one, other] = await Promise.all([program(), program()]);
  const bundle = await bundleProgram(one, { cli: "src/cli.ts" }, "1.2.3");
  expect(await bundleProgram(other, { cli: "src/cli.ts" }, "1.2.3")).toEqual(bundle);
  expect(bundle.files.map(({ path }) => path.replace(/-[A-Z0-9]{8}\./, "-HASH."))).toEqual([
    "dist/chunks/heavy-HASH.js",
    "dist/cli.js",
    "dist/package.json",
  ]);
  expect(bundle.packages).toEqual([OLD_PACKAGE]);
});

test("files of packages are copied as they are, with their licences", async () => {
  const root = await program();
  const copied = { "data.wasm": "node_modules/old-package/index.js" };
  const { files, packages } = await bundleProgram(root, { heavy: "src/heavy.ts" }, "1.2.3", copied);
  expect(files.find(({ path }) => path === "dist/data.wasm")?.content.toString()).toBe(
    FILES["node_modules/old-package/index.js"],
  );
  expect(packages).toEqual([OLD_PACKAGE]);
});

test("licences: packages once each, scoped and nested ones too", async () => {
  const root = await temporaryFolder();
  const packages = {
    "node_modules/@a/b": "BSD",
    "node_modules/c/node_modules/@a/b": "ISC",
    "node_modules/c": "MIT",
  };
  for (const [folder, license] of Object.entries(packages)) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(
      join(root, folder, "package.json"),
      JSON.stringify({ name: folder, version: "1.0.0", license }),
    );
  }
  const inputs = [
    "src/cli.ts",
    ...Object.keys(packages).flatMap((folder) => [`${folder}/x.js`, `${folder}/lib/y.js`]),
  ];
  expect(await bundledPackages(root, inputs)).toEqual([
    { name: "node_modules/@a/b", version: "1.0.0", licence: "BSD", text: "", npm: true },
    { name: "node_modules/c", version: "1.0.0", licence: "MIT", text: "", npm: true },
    { name: "node_modules/c/node_modules/@a/b", version: "1.0.0", licence: "ISC", text: "", npm: true },
  ]);
});

test("a package that names no licence", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, "node_modules/c"), { recursive: true });
  await writeFile(join(root, "node_modules/c/package.json"), '{"name":"c","version":"1.0.0"}');
  await expect(bundledPackages(root, ["node_modules/c/x.js"])).rejects.toThrow("node_modules/c: ");
});
