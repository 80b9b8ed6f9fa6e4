// Loaded by Stryker, which asks a checker of each mutant whether to try it: those outside the sample are left out.
import { drawMutants, type ProgramMutant, type Sample } from "./draw.ts";

/** What is said of a mutant that was not drawn; Stryker has no other word for one that is not tried. */
export const NOT_DRAWN = { status: "compileError", reason: "not in the sample" } as const;

type Answer = typeof NOT_DRAWN | { status: "passed" };

/** Has Stryker try the mutants of a sample alone. */
class SampleChecker {
  readonly #sample: Sample;
  #drawn = new Set<string>();

  constructor(sample: Sample) {
    this.#sample = sample;
  }

  /** Stryker asks for this before it checks; there is nothing to begin. */
  async init(): Promise<void> {}

  /** Stryker hands over all of its mutants at once, and gets them back as one group to check. */
  async group(mutants: ProgramMutant[]): Promise<string[][]> {
    this.#drawn = drawMutants(mutants, this.#sample);
    return [mutants.map(({ id }) => id)];
  }

  /** Which mutants are tried. */
  async check(mutants: ProgramMutant[]): Promise<Record<string, Answer>> {
    const answerOf = (id: string): Answer => (this.#drawn.has(id) ? { status: "passed" } : NOT_DRAWN);
    return Object.fromEntries(mutants.map(({ id }) => [id, answerOf(id)]));
  }
}

function sampleChecker({ sample }: { sample: Sample }): SampleChecker {
  return new SampleChecker(sample);
}
sampleChecker.inject = ["options"];

/** The option that the checker reads. */
export const strykerValidationSchema = { properties: { sample: { type: "object" } } };

export const strykerPlugins = [{ kind: "Checker", name: "sample", factory: sampleChecker }];
