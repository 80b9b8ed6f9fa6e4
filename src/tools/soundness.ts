// Tries promises that must hold of every estate: npm run test:soundness (a slice), npm run soundness (many more)
// tsx src/tools/soundness.ts [documents=N] [estates=N] [seed=N, else any]; a breach names its seed: the same with documents=1 or estates=1.
import { builtPack, type Pack } from "../settings/pack.ts";
import { readAttributes } from "./policies/attribute-files.ts";
import { readEstates } from "./policies/estates.ts";
import { Random } from "./random.ts";
import { beforeAfterLaw } from "./soundness/before-after.ts";
import { engineDifferences, policyServer } from "./soundness/engines.ts";
import { healthyLaw } from "./soundness/healthy.ts";
import { JudgeQueue } from "./soundness/judge-queue.ts";
import type { Law } from "./soundness/law.ts";
import { makeDocument } from "./soundness/make-document.ts";
import { orderLaw } from "./soundness/order.ts";
import { shardsLaw } from "./soundness/shards.ts";
import { readInShards, readSmall, type SmallEstate, smallEstates } from "./soundness/small-estates.ts";
import { waiverLaw } from "./soundness/waiver.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const LAWS: readonly Law[] = [orderLaw, shardsLaw, beforeAfterLaw, waiverLaw, healthyLaw];
/** Documents that both engines are asked about at a time. */
const BATCH = 40;
/** Breaches that are written out. */
const SHOWN = 10;

await runTool(async (args) => {
  const given = (name: string): number | null => {
    const found = args.find((arg) => arg.startsWith(`${name}=`));
    return found === undefined ? null : Number(found.slice(name.length + 1));
  };
  const seed = given("seed") ?? Math.floor(Math.random() * 2 ** 30);
  const pack = builtPack();
  const breaches = await engineBreaches(given("documents") ?? 0, seed, pack);
  breaches.push(...(await lawBreaches(given("estates") ?? 0, seed, pack)));
  return breaches.length > 0 ? 1 : 0;
});

async function engineBreaches(count: number, seed: number, pack: Pack): Promise<string[]> {
  if (count === 0) {
    return [];
  }
  const began = performance.now();
  const [estates, attributes, server] = await Promise.all([
    readEstates(REPOSITORY),
    readAttributes(REPOSITORY),
    policyServer(REPOSITORY),
  ]);
  const bases = estates.map(({ document }) => document);
  const breaches: string[] = [];
  try {
    for (let at = 0; at < count; at += BATCH) {
      const seeds = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => seed + at + i);
      const documents = seeds.map((one) => makeDocument(bases, attributes, new Random(one)));
      const found = await engineDifferences(documents, server, pack);
      breaches.push(...found.flatMap((text, i) => (text === null ? [] : [`seed=${seeds[i]}: ${text}`])));
    }
  } finally {
    await server.end();
  }
  tell("OPA and WebAssembly agree", count, breaches, began);
  return breaches;
}

async function lawBreaches(count: number, seed: number, pack: Pack): Promise<string[]> {
  const others = await smallEstates(REPOSITORY);
  const all: string[] = [];
  for (const law of LAWS) {
    const began = performance.now();
    const breaches: string[] = [];
    for (let at = 0; at < count; at += BATCH) {
      const seeds = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => seed + at + i);
      const queue = new JudgeQueue(pack);
      const tried = await Promise.all(seeds.map((one) => tryLaw(law, one, { others, queue, pack })));
      breaches.push(...tried.flat());
    }
    tell(law.name, count, breaches, began);
    all.push(...breaches);
  }
  return all;
}

async function tryLaw(
  law: Law,
  seed: number,
  { others, queue, pack }: { others: readonly SmallEstate[]; queue: JudgeQueue; pack: Pack },
): Promise<string[]> {
  const random = new Random(seed);
  const estate = random.of(others);
  const breaches = await law.breaches({
    estate,
    others,
    random,
    read: (one) => readSmall(one, pack),
    readShards: (one, shards) => readInShards(one, shards, pack),
    judge: (estates) => queue.judge(estates),
  });
  return breaches.map((text) => `seed=${seed} ${estate.folder}: ${text}`);
}

function tell(name: string, count: number, breaches: readonly string[], began: number): void {
  const took = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${name}: ${count} tried, ${breaches.length} breaches; ${took} s\n`);
  process.stdout.write(
    breaches
      .slice(0, SHOWN)
      .map((text) => `BREACH: ${text}\n`)
      .join(""),
  );
}
