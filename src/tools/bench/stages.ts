import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { answerBytes } from "../../evaluate/answer-bytes.ts";
import { documentBytes, resourceCount } from "../../evaluate/document-bytes.ts";
import { judge } from "../../evaluate/judge.ts";
import { initialPages, mostPages } from "../../evaluate/memory.ts";
import { link } from "../../link/link.ts";
import { evaluationSchema } from "../../model/evaluation.ts";
import { renderJson } from "../../reports/json.ts";
import type { Asked } from "../../settings/asked.ts";
import { buildSettings } from "../../settings/build-settings.ts";
import { builtPack } from "../../settings/pack.ts";
import { collect } from "../../sources/collect.ts";
import { normaliseAll } from "../../sources/normalise-all.ts";

/** How long each stage of one run took, in milliseconds, and by how many bytes the policies' memory grew while they judged. */
export interface Stages {
  milliseconds: Record<string, number>;
  documentBytes: number;
  grownBytes: number;
}

/** Runs the stages one after another in this process, on the built policies, to see which of them takes the time. */
export async function stagesOf(folder: string, plan: string): Promise<Stages> {
  const milliseconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    milliseconds[stage] = Math.round(performance.now() - began);
    return result;
  };
  const pack = builtPack();
  const around = { workspace: folder, clockMs: 0, pullRequest: false, trusted: null };
  const { settings } = await buildSettings(asked(plan), around);
  const declared = await pack.declaredTypes();
  const inputs = await timed("collect and normalise", () =>
    normaliseAll(collect(settings, Readable.from([])), declared, settings),
  );
  const linked = await timed("link", () => link(inputs, settings, declared));
  const documents = linked.before === null ? [linked.after] : [linked.after, linked.before];
  const buffers = await timed("write the documents", () => documents.map(documentBytes));
  const bytes = Math.max(...buffers.map((buffer) => buffer.byteLength));
  const resources = Math.max(...documents.map(resourceCount));
  const { memoryBytes } = settings.limits;
  const memory = { initial: initialPages(bytes, resources, memoryBytes), maximum: mostPages(memoryBytes) };
  const policy = await loadPolicy(new Uint8Array(await readFile(pack.wasm)), memory);
  const given = memory.initial * 65_536;
  const evaluations = [];
  for (const [i, buffer] of buffers.entries()) {
    const answer = await timed(i === 0 ? "evaluate after" : "evaluate before", () =>
      answerBytes(policy, buffer, "resilience/main/result"),
    );
    const [first] = JSON.parse(Buffer.from(answer).toString("utf8")) as { result: unknown }[];
    evaluations.push(evaluationSchema.parse(first?.result));
  }
  const [after, before = null] = evaluations;
  if (after === undefined) {
    throw new Error("the policies gave no answer");
  }
  const rules = await pack.rules();
  const report = await timed("judge", () =>
    judge({
      settings,
      inputs,
      withoutBefore: linked.withoutBefore,
      problems: linked.problems,
      after,
      before,
      rules,
      tool: { version: "bench", policies: "bench" },
    }),
  );
  await timed("render", () => renderJson(report));
  return { milliseconds, documentBytes: bytes, grownBytes: policy.mem.buffer.byteLength - given };
}

function asked(plan: string): Asked {
  const nothing = { config: "resilience.yml", gate: null, mode: null, failOn: null, ifNothingFound: null };
  return {
    ...nothing,
    paths: [plan],
    baseline: null,
    now: "2026-01-01T00:00:00Z",
    defaultRegion: null,
    outputs: [],
  };
}
