import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput } from "../model/input.ts";
import type { NormaliseSettings, Outcome } from "./file-to-read.ts";
import { type BinaryPlan, pairBinaryPlans } from "./hcl/pair-binary-plans.ts";
import { inflatesBeyond, inOnePiece } from "./large-text.ts";
import { normaliseFile, normaliseLarge } from "./normalise-file.ts";
import { PassedOver } from "./passed-over.ts";
import type { RawInput } from "./raw-input.ts";
import { asPart } from "./render/as-part.ts";
import { FoundParts } from "./render/found-parts.ts";
import { withBefore } from "./with-before.ts";

/** What became of one file, and whether it is a file's own content. */
interface Read {
  path: string;
  outcome: Exclude<Outcome, { binary: BinaryPlan }>;
  isRendered: boolean;
}

/** What was read: the inputs, and the files that a search came upon and that are nothing for us. */
export interface ReadFiles {
  inputs: NormalisedInput[];
  passedOver: PassedOver;
}

/**
 * Recognises and normalises each file as it comes. A broken file is an input with a problem and does not lose the others;
 * files that are passed over, parts of a kustomization or a chart among them, are told together, in one input of kind `unrecognised` without
 * problems.
 */
export async function normaliseAll(
  files: AsyncIterable<RawInput>,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Promise<NormalisedInput[]> {
  return asInputs(await normaliseFiles(files, declared, settings));
}

/** The inputs, and the one that lists what was passed over. */
export function asInputs({ inputs, passedOver }: ReadFiles): NormalisedInput[] {
  return [...inputs, ...passedOver.asInput(inputs)];
}

/** The same, with what was passed over apart. */
export async function normaliseFiles(
  files: AsyncIterable<RawInput>,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Promise<ReadFiles> {
  const read: (Read | BinaryPlan)[] = [];
  const found = new FoundParts();
  for await (const file of files) {
    await found.see(file);
    const outcome = await outcomeOf(file, declared, settings);
    if (outcome === null) {
      continue;
    }
    if ("binary" in outcome) {
      read.push(outcome.binary);
    } else {
      read.push({ path: file.path, outcome, isRendered: file.rendered !== undefined });
    }
  }
  const passedOver = new PassedOver();
  const parts = found.parts(settings.resilience?.file.render ?? []);
  const judged = read.flatMap((one): (NormalisedInput | BinaryPlan)[] => {
    if (!("outcome" in one)) {
      return [one];
    }
    const { path, outcome } = one;
    const part = one.isRendered ? outcome : asPart(path, outcome, parts);
    if ("input" in part) {
      return [part.input];
    }
    passedOver.add(path, part.passedOver);
    return [];
  });
  const inputs: NormalisedInput[] = [];
  for (const outcome of pairBinaryPlans(judged)) {
    if ("input" in outcome) {
      inputs.push(outcome.input);
    } else {
      passedOver.add(outcome.path, outcome.passedOver);
    }
  }
  return { inputs, passedOver };
}

/** Null for a file that the change takes away and that nothing was judged of. */
async function outcomeOf(
  { earlier = null, content, ...file }: RawInput,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Promise<Outcome | null> {
  const outcome = await ofContent(file, content, declared, settings);
  if (earlier === null) {
    return outcome;
  }
  const { shown, ...own } = file;
  return withBefore({ file, outcome, earlier }, settings.limits.wholeBytes, (was) =>
    normaliseFile({ ...own, content: was }, declared, settings),
  );
}

async function ofContent(
  file: Omit<RawInput, "content" | "earlier">,
  content: RawInput["content"],
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Promise<Outcome | null> {
  if ("gone" in content) {
    return null;
  }
  if ("pieces" in content) {
    return normaliseLarge(file, content.pieces, declared, settings);
  }
  return "bytes" in content && inflatesBeyond(content.bytes, settings.limits.wholeBytes)
    ? normaliseLarge(file, inOnePiece(content.bytes), declared, settings)
    : normaliseFile({ ...file, content }, declared, settings);
}
