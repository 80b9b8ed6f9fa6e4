import { packWithOwn } from "../own-policies/pack-with-own.ts";
import { plain } from "../reports/plain.ts";
import { readEstate, readFiles } from "../run.ts";
import type { Asked } from "../settings/asked.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { builtPack } from "../settings/pack.ts";
import { toolOf } from "../settings/version.ts";
import { factsText } from "../sources/facts/facts-text.ts";
import { toFacts } from "../sources/facts/to-facts.ts";
import { asInputs } from "../sources/normalise-all.ts";
import type { Terminal } from "./terminal.ts";
import { withBase } from "./with-base.ts";

/** What `facts` does besides reading. */
export interface FactsOptions {
  /** The commit that manifests are compared with, as it was named; null for none. */
  base: string | null;
  /** True where only what `merge` reads is written: nothing that linking makes. */
  shard: boolean;
}

/**
 * `facts`: what was read, as inputs that `merge` judges; besides, what policies would see of them and where each resource stands. JSON on
 * standard output; 2 where an input could not be read.
 */
export async function facts(
  asked: Asked,
  { base, shard }: FactsOptions,
  terminal: Terminal,
): Promise<number> {
  const { settings } = await buildSettings(asked, { ...terminal, pullRequest: false, trusted: null });
  const { pack, own } = await packWithOwn(settings, builtPack());
  const read = await withBase(base, settings, (versions) =>
    readFiles(settings, { pack, standardInput: terminal.standardInput, versions }),
  );
  const collected = toFacts(read, await toolOf(pack));
  const context = { pack, standardInput: terminal.standardInput, versions: null, inputs: asInputs(read) };
  const { inputs, linked } = await readEstate(settings, context);
  const places = inputs.flatMap((input) => Object.entries(input.places));
  const sources = Object.fromEntries(
    places.map(([id, place]) => [id, { file: place.path, line: place.line }]),
  );
  terminal.out(factsText(shard ? collected : { ...collected, document: linked.after, sources }));
  const ofInputs = inputs.flatMap(({ path, problems }) => problems.map((problem) => ({ ...problem, path })));
  const errors = [...(own?.problems ?? []), ...linked.problems, ...ofInputs].filter(
    ({ level }) => level === "error",
  );
  for (const { path, line, message } of errors) {
    const place = path === null ? "" : `${plain(path)}${line === null ? "" : `:${line}`}: `;
    terminal.err(`error: ${place}${plain(message, LONGEST_MESSAGE)}\n`);
  }
  return errors.length > 0 ? 2 : 0;
}

const LONGEST_MESSAGE = 1000;
