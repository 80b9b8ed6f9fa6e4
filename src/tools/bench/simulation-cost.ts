import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { documentBytes } from "../../evaluate/document-bytes.ts";
import type { InputDocument } from "../../model/input-document.ts";
import { opaEval } from "../opa/run.ts";
import { compileWasm } from "../policies/wasm.ts";
import { REPOSITORY } from "../tool.ts";
import { against, GOALS } from "./figures.ts";
import { manyServices } from "./many-services.ts";
import { median } from "./measure.ts";

const SIZE = { services: 200, regions: 17, resources: 10_000 };
const TIMES = 3;
const RULES = "resilience/bench/rules";
const ALL = "resilience/main/result";

/** The rules that do not ask what the simulation says. */
const BENCH = `package resilience.bench

# entrypoint: true
rules := {group: judged |
	some group, rules in data.resilience.rules
	group != "objectives"
	judged := {name: data.resilience.main._judge(group, name) | some name, _ in rules}
}
`;

/**
 * What the simulation adds to the rules on 200 services and more than 50 failure domains among 10,000 resources, and what OPA itself takes
 * for the same beyond what it takes for next to nothing.
 */
export async function simulationLines(): Promise<string> {
  const document = manyServices(SIZE);
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    await cp(join(REPOSITORY, "policies"), join(folder, "policies"), { recursive: true });
    await writeFile(join(folder, "policies/bench.rego"), BENCH);
    const module = await compileWasm(folder, "policies", [ALL, RULES]);
    const policy = await loadPolicy(new Uint8Array(module), { initial: 4096 });
    const bytes = documentBytes(document);
    const ask = (entry: string) => policy.evaluate(bytes, entry)[0]?.result as unknown;
    const { failures } = ask(ALL) as { failures: unknown[] };
    const [rules, all] = [timed(() => ask(RULES)), timed(() => ask(ALL))];
    const opa =
      (await opaTime(document)) - (await opaTime(manyServices({ ...SIZE, services: 1, resources: 60 })));
    return [
      `${SIZE.services} services, ${failures.length} failure domains, ${SIZE.resources} resources:`,
      `  rules alone ${Math.round(rules)} ms, with the simulation ${against(all / rules, GOALS.simulation, `${(all / rules).toFixed(2)} times that`)}`,
      `  opa eval ${against(opa / all, GOALS.opa, `${(opa / all).toFixed(2)} times as long as WebAssembly`)}`,
      "",
    ].join("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of OPA, the median of several times: its start, reading and compiling the policies and the document, and answering. */
async function opaTime(document: InputDocument): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now();
    await opaEval(REPOSITORY, "data.resilience.main.result.failures", document);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Milliseconds, the median of several times. */
function timed(work: () => unknown): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times);
}
