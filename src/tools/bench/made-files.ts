import { existsSync } from "node:fs";
import { mkdir, open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "../tool.ts";
import { planText } from "./make-plan.ts";
import { manifestsText } from "./manifests.ts";

/** Changes with the generator, so that a plan of an older one is not taken for it. */
const GENERATION = 2;
const SEED = 20_260_101;

const OBJECTIVES = "version: 1\nobjectives:\n  tolerate: data-centre\n  rto: 4h\n  rpo: 24h\n";

/** The folder of the made plans (never committed), with settings that ask for all that can be asked for. */
export async function benchFolder(): Promise<string> {
  const folder = join(REPOSITORY, ".cache/bench");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "resilience.yml"), OBJECTIVES);
  return folder;
}

/** Name of the plan of `size` resources in the folder; it is made where it is not there yet. */
export async function madePlan(folder: string, size: number): Promise<string> {
  const name = `plan-${size}-v${GENERATION}.json`;
  const path = join(folder, name);
  if (!existsSync(path)) {
    const file = await open(`${path}.part`, "w");
    try {
      for (const piece of planText(size, SEED)) {
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
  }
  return name;
}

/** Name of the manifests of `count` workloads in the folder. */
export async function madeManifests(folder: string, count: number): Promise<string> {
  const name = `manifests-${count}.yaml`;
  await writeFile(join(folder, name), manifestsText(count));
  return name;
}
