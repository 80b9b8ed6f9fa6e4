import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { glob } from "tinyglobby";
import type { Report } from "../../model/report.ts";
import { UserError } from "../../model/user-error.ts";
import { type LoadedOwn, loadOwn, withDeclaredTypes } from "../../own-policies/load-own.ts";
import { refusalOf, runOpa } from "../../own-policies/opa-program.ts";
import { ownOnDisk } from "../../own-policies/own-files.ts";
import { run } from "../../run.ts";
import { NOTHING_ASKED } from "../../settings/asked.ts";
import { buildSettings } from "../../settings/build-settings.ts";
import { builtPack } from "../../settings/pack.ts";
import type { Terminal } from "../terminal.ts";

type Around = Pick<Terminal, "workspace" | "out" | "standardInput" | "clockMs">;

/** What a fixture's name begins with, and what the rule must say of it. */
const EXPECTED = {
  fail: ({ failed }: Counts) => failed > 0,
  pass: ({ passed, failed, undetermined }: Counts) => passed > 0 && failed === 0 && undetermined === 0,
  undetermined: ({ failed, undetermined }: Counts) => undetermined > 0 && failed === 0,
} as const;
type Counts = Pick<Report["rules"][number], "passed" | "failed" | "undetermined">;

/** `test`: compiles policies of one's own, runs their tests with OPA, and judges their fixtures; 1 where one of them fails. */
export async function testOwn(folder: string, opaPath: string | null, around: Around): Promise<number> {
  const source = ownOnDisk(around.workspace);
  const own = await loadOwn({ policies: [folder], allowTools: true, opaPath }, source, builtPack());
  if (own.problems.length > 0) {
    throw new UserError(own.problems.map(({ message }) => message).join("\n"));
  }
  const tests = await opaTests(folder, opaPath ?? "opa", around.workspace);
  around.out(`${tests === null ? "ok" : "FAILED"} opa test\n${tests === null ? "" : `${tests}\n`}`);
  let failed = tests === null ? 0 : 1;
  for (const policies of own.own) {
    for (const id of [...policies.metadata.keys()].sort()) {
      for (const line of await fixtureFailures(folder, id, own, around)) {
        failed += 1;
        around.out(`FAILED ${line}\n`);
      }
    }
  }
  around.out(failed === 0 ? "All tests and fixtures pass.\n" : `${failed} failed.\n`);
  return failed === 0 ? 0 : 1;
}

/** What OPA said of the tests where one fails, null where all pass. */
async function opaTests(folder: string, opa: string, workspace: string): Promise<string | null> {
  const place = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    const put = async (name: string, content: Uint8Array): Promise<void> => {
      await mkdir(dirname(join(place, name)), { recursive: true });
      await writeFile(join(place, name), content);
    };
    for (const [name, content] of await builtPack().sources()) {
      if (name.startsWith("policies/") || name.startsWith("testing/")) {
        await put(name, content);
      }
    }
    const own = resolve(workspace, folder);
    for (const name of await glob("**/*.rego", {
      cwd: own,
      ignore: ["**/fixtures/**"],
      followSymbolicLinks: false,
    })) {
      await put(`own/${name}`, await readFile(join(own, name)));
    }
    const answer = await runOpa(opa, ["test", "--bundle", "."], place);
    return answer.status === 0 ? null : refusalOf(answer).replaceAll("own/", `${folder}/`);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** What is wrong with the fixtures of a rule, a line each. */
async function fixtureFailures(
  folder: string,
  id: string,
  own: LoadedOwn,
  around: Around,
): Promise<string[]> {
  const fixtures = join(folder, "rules", id, "fixtures");
  const entries = await readdir(resolve(around.workspace, fixtures), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lines = (["fail", "pass"] as const)
    .filter((kind) => !names.some((name) => kindOf(name) === kind))
    .map((kind) => `${id}: it has no fixture that is called ${kind} or ${kind}-<case>`);
  for (const name of names.sort()) {
    const kind = kindOf(name);
    if (kind === null) {
      lines.push(
        `${id}: the fixture ${name} must be called fail, pass or undetermined, or begin with one of these and a dash`,
      );
      continue;
    }
    const counts = await judged(join(fixtures, name), id, own, around);
    if (typeof counts === "string") {
      lines.push(`${id}: ${name}: ${counts}`);
    } else if (!EXPECTED[kind](counts)) {
      lines.push(
        `${id}: ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.undetermined} undetermined`,
      );
    }
  }
  return lines;
}

function kindOf(name: string): keyof typeof EXPECTED | null {
  const [kind] = name.split("-");
  return kind === "fail" || kind === "pass" || kind === "undetermined" ? kind : null;
}

/** How the rule fares on one fixture, or why it was not judged. */
async function judged(fixture: string, id: string, own: LoadedOwn, around: Around): Promise<Counts | string> {
  const { settings } = await buildSettings(
    { ...NOTHING_ASKED, paths: [fixture] },
    { ...around, pullRequest: false, trusted: null },
  );
  const context = {
    pack: withDeclaredTypes(builtPack(), own),
    own,
    standardInput: around.standardInput,
    versions: null,
  };
  const report = await run(settings, context);
  const rule = report.rules.find((one) => one.id === id);
  const problems = [...report.problems, ...report.inputs.flatMap((input) => input.problems)];
  const error = problems.find(({ level }) => level === "error");
  return rule ?? error?.message ?? "the rule was not judged";
}
