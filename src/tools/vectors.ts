// Holds what is read of schedules and of YAML against the Go libraries that Kubernetes and its operators read them with, and keeps some of
// their answers for the tests, with how Kubernetes counts disruption budgets and rollouts: npm run vectors; npm run vectors -- cron=5000 yaml=20000 seed=7 only compares, and writes nothing
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Random } from "./random.ts";
import { REPOSITORY, runTool } from "./tool.ts";
import { askGo } from "./vectors/ask-go.ts";
import { countQuestions } from "./vectors/count-questions.ts";
import { type CronCase, cronCase } from "./vectors/cron-texts.ts";
import { cronDifference, yamlDifference } from "./vectors/differences.ts";
import { yamlDocument, yamlScalar } from "./vectors/yaml-texts.ts";

/** The seed and the numbers of what is kept. */
const SEED = 1;
const KEPT = { cron: 2000, yaml: 3000 };
/** Differences that are shown of each. */
const SHOWN = 20;

await runTool(async (args) => {
  const seed = named(args, "seed") ?? SEED;
  const keeps = args.length === 0;
  const differences = [
    ...(await ofCron(new Random(seed), named(args, "cron") ?? (keeps ? KEPT.cron : 0), keeps)),
    ...(await ofYaml(new Random(seed), named(args, "yaml") ?? (keeps ? KEPT.yaml : 0), keeps)),
  ];
  if (keeps) {
    await keepCounts();
  }
  for (const difference of differences.slice(0, 2 * SHOWN)) {
    process.stdout.write(`DIFFERENT: ${difference}\n`);
  }
  process.stdout.write(`${differences.length} differences\n`);
  return differences.length > 0 ? 1 : 0;
});

async function ofCron(random: Random, count: number, keeps: boolean): Promise<string[]> {
  const cases = Array.from({ length: count }, () => cronCase(random));
  const answers = await askGo("cron", cases);
  const told = cases.flatMap((one, i) => {
    const difference = cronDifference(one, answers[i] ?? { refused: true, stops: false, gap: 0, cut: false });
    return difference === null ? [] : [`${one.dialect} ${JSON.stringify(one.text)}: ${difference}`];
  });
  process.stdout.write(`cron: ${count} schedules, ${told.length} read otherwise\n`);
  if (keeps) {
    await keep(
      "cron",
      cases.map(({ dialect, text }: CronCase, i) => [dialect, text, answers[i]]),
    );
  }
  return told;
}

async function ofYaml(random: Random, count: number, keeps: boolean): Promise<string[]> {
  const documents = new Set<string>();
  while (documents.size < count) {
    documents.add(random.below(3) === 0 ? yamlDocument(random) : yamlScalar(random));
  }
  const answers = await askGo("yaml", [...documents]);
  const told = [...documents].flatMap((document, i) => {
    const difference = yamlDifference(document, answers[i] ?? {});
    return difference === null ? [] : [`${JSON.stringify(document)}: ${difference}`];
  });
  process.stdout.write(`yaml: ${count} documents, ${told.length} read otherwise\n`);
  if (keeps) {
    await keep(
      "yaml",
      [...documents].map((document, i) => [document, answers[i]]),
    );
  }
  return told;
}

async function keepCounts(): Promise<void> {
  const questions = countQuestions();
  const answers = await askGo("counts", questions);
  await keep(
    "counts",
    questions.map((question, i) => [question, answers[i]]),
  );
  process.stdout.write(`counts: ${questions.length} budgets and rollouts\n`);
}

async function keep(name: string, vectors: readonly unknown[]): Promise<void> {
  const lines = vectors.map((vector) => JSON.stringify(vector));
  await writeFile(join(REPOSITORY, `test/vectors/${name}.json`), `[\n${lines.join(",\n")}\n]\n`);
}

function named(args: readonly string[], name: string): number | null {
  const given = args.find((arg) => arg.startsWith(`${name}=`));
  return given === undefined ? null : Number(given.slice(name.length + 1));
}
