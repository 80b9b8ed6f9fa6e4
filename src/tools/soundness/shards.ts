import type { Random } from "../random.ts";
import { difference, type Law } from "./law.ts";
import type { EstateFile } from "./small-estates.ts";

/** Most shards that an estate is collected in. */
const MOST = 4;

/** Collected in shards, whichever file is read by which, and judged together, an estate gives the report of one run: lines and all. */
export const shardsLaw: Law = {
  name: "shards are judged as one run",
  breaches: async ({ estate, random, read, readShards, judge }) => {
    const shards = inShards(estate.files, random);
    const [one, merged] = await judge([await read(estate), await readShards(estate, shards)]);
    if (one === undefined || merged === undefined || "error" in one || "error" in merged) {
      return [`no report: ${JSON.stringify([one, merged]).slice(0, 200)}`];
    }
    const found = difference(one.report, merged.report);
    return found === null ? [] : [`in ${shards.length} shards: ${found}`];
  },
};

/** Every file in at least one shard, a few in two; a shard may be empty. */
function inShards(files: readonly EstateFile[], random: Random): EstateFile[][] {
  const shards = Array.from({ length: 1 + random.below(MOST) }, (): EstateFile[] => []);
  for (const file of files) {
    const chosen = new Set([random.of(shards), ...(random.below(4) === 0 ? [random.of(shards)] : [])]);
    for (const shard of chosen) {
      shard.push(file);
    }
  }
  return shards;
}
