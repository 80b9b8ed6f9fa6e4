import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { REPOSITORY } from "../tool.ts";

/** What robfig/cron makes of a schedule (test/vectors/go/cron). */
export interface CronAnswer {
  refused: boolean;
  stops: boolean;
  /** Longest time between two runs, in seconds. */
  gap: number;
  cut: boolean;
}

/** What sigs.k8s.io/yaml makes of a document (test/vectors/go/yaml). */
export interface YamlAnswer {
  json?: string;
  twice?: boolean;
}

/** Asks one of the Go programs of test/vectors; builds it first, with the modules that go.mod pins. */
export async function askGo(program: "cron", questions: readonly unknown[]): Promise<CronAnswer[]>;
export async function askGo(program: "yaml", questions: readonly unknown[]): Promise<YamlAnswer[]>;
export async function askGo(program: "counts", questions: readonly unknown[]): Promise<number[]>;
export async function askGo(program: string, questions: readonly unknown[]): Promise<unknown[]> {
  if (questions.length === 0) {
    return [];
  }
  const standardInput = `${questions.map((question) => JSON.stringify(question)).join("\n")}\n`;
  const folder = join(REPOSITORY, "test/vectors/go");
  const { status, stdout, stderr } = await runCommand("go", ["run", `./${program}`], folder, {
    standardInput,
  });
  const answers = stdout.split("\n").filter((line) => line !== "");
  if (status !== 0 || answers.length !== questions.length) {
    throw new Error(
      `go run ./${program} in test/vectors/go: ${stderr.trim() || `${answers.length} answers`}`,
    );
  }
  return answers.map((line): unknown => JSON.parse(line));
}
