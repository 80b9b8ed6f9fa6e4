// What the release workflow asks: npm run release -- check TAG | files FOLDER | moves TAG | keep FOLDER
// check: is this the tag of this version, with its day in CHANGELOG.md? files: writes what is attached. moves: prints the tag of the major
// version (v1) where it is to follow this release; all tags are read from standard input, one a line.
// keep: writes what this version says of some estates (test/releases), which later ones are held against.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import packageJson from "../../package.json" with { type: "json" };
import { builtPack } from "../settings/pack.ts";
import { writeFiles } from "./generated-file.ts";
import { keepRelease } from "./release/kept-state.ts";
import { releaseFiles } from "./release/release-files.ts";
import { movingTag, tagProblems } from "./release/version-tag.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const { version } = packageJson;

await runTool(async ([what, given]) => {
  if (given === undefined) throw new Error("release: check TAG, files FOLDER, moves TAG or keep FOLDER");
  if (what === "check") {
    const problems = tagProblems(given, version, await readFile(join(REPOSITORY, "CHANGELOG.md"), "utf8"));
    process.stdout.write(problems.map((line) => `${line}\n`).join("") || `${given} is version ${version}\n`);
    return problems.length === 0 ? 0 : 1;
  }
  if (what === "files") {
    const written = await writeFiles(given, await releaseFiles(REPOSITORY, version));
    process.stdout.write(written.map((path) => `${join(given, path)}\n`).join(""));
    return 0;
  }
  if (what === "moves") {
    process.stdout.write(movingTag(given, (await text(process.stdin)).split("\n")) ?? "");
    return 0;
  }
  if (what === "keep") {
    const into = join(given, version);
    await rm(into, { recursive: true, force: true });
    const kept = await keepRelease(REPOSITORY, into, version, builtPack());
    process.stdout.write(kept.map((path) => `${path}\n`).join(""));
    return 0;
  }
  throw new Error(`release: ${what} is none of check, files, moves and keep`);
});
