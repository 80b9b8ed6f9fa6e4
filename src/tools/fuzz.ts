// Mutates real plans and manifests from a seed and takes them through the whole pipeline: npm run test:fuzz; npm run fuzz (many more).
// tsx src/tools/fuzz.ts [plans=N] [manifests=N] [seed=N, else any] [corpus]; a fault names its case: tsx src/tools/fuzz.ts plans=1 seed=SEED
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { readBases } from "./fuzz/bases.ts";
import { type FuzzKind, makeCase } from "./fuzz/make-case.ts";
import { type FuzzTools, type Tried, tryBatch } from "./fuzz/try-batch.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Cases that one worker judges. */
const BATCH = 40;
const KINDS: readonly FuzzKind[] = ["plans", "manifests"];

await runTool(async (args) => {
  const withCorpus = args.includes("corpus");
  const bases = readBases(withCorpus);
  const pack = builtPack();
  const tools = { pack, declared: await pack.declaredTypes(), rules: await pack.rules() };
  const seed = named(args, "seed") ?? Math.floor(Math.random() * 2 ** 30);
  let faulty = 0;
  for (const kind of KINDS) {
    const count = named(args, kind) ?? 0;
    const began = performance.now();
    const { faults, verdicts } = await tryAll(kind, seed, count, bases, tools);
    const took = ((performance.now() - began) / 1000).toFixed(0);
    const shown = Object.entries(verdicts).map(([verdict, n]) => `${verdict} ${n}`);
    process.stdout.write(
      `${kind}: ${count} cases from seed ${seed}: ${[...shown, `${faults.length} faults`].join(", ")}; ${took} s\n`,
    );
    for (const fault of faults.slice(0, 20)) {
      const again = `tsx src/tools/fuzz.ts ${kind}=1 seed=${fault.seed}${withCorpus ? " corpus" : ""}`;
      process.stdout.write(`FAULT: ${fault.what}\n  again: ${again}\n`);
    }
    if (count === 1) {
      await keep(makeCase(kind, seed, bases).files);
    }
    faulty += faults.length;
  }
  return faulty > 0 ? 1 : 0;
});

async function tryAll(
  kind: FuzzKind,
  seed: number,
  count: number,
  bases: ReturnType<typeof readBases>,
  tools: FuzzTools,
): Promise<Tried> {
  const all: Tried = { faults: [], verdicts: {} };
  for (let at = 0; at < count; at += BATCH) {
    const size = Math.min(BATCH, count - at);
    const cases = Array.from({ length: size }, (_, i) => makeCase(kind, seed + at + i, bases));
    const { faults, verdicts } = await tryBatch(cases, tools);
    all.faults.push(...faults);
    for (const [verdict, n] of Object.entries(verdicts)) {
      all.verdicts[verdict] = (all.verdicts[verdict] ?? 0) + n;
    }
  }
  return all;
}

/** One case alone is being looked at: its files are kept. */
async function keep(files: readonly { name: string; text: string }[]): Promise<void> {
  const folder = join(REPOSITORY, ".cache/fuzz");
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files) {
    await writeFile(join(folder, name), text);
  }
  process.stdout.write(`its files: .cache/fuzz/{${files.map(({ name }) => name).join(",")}}\n`);
}

function named(args: readonly string[], name: string): number | null {
  const given = args.find((arg) => arg.startsWith(`${name}=`));
  return given === undefined ? null : Number(given.slice(name.length + 1));
}
