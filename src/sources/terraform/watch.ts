/** An answer that was worked out, and whether it rests on anything that differs. */
export interface Answer<Result> {
  result: Result;
  rests: boolean;
}

/**
 * Notes whether what is worked out for the estate after the change rests on anything that is different before it. What rests on nothing of
 * that kind is the same before, and need not be worked out again. Whatever reads something that may differ calls `differs`; whatever keeps
 * answers keeps with each whether it `rests` on that, and says so again when it gives the answer.
 */
export class Watch {
  #rests = false;

  /** Something was read that is, or may be, different on the other side of the change. */
  differs(): void {
    this.#rests = true;
  }

  /** Does the work, and tells whether it rests on what differs; what surrounds it then does so too. */
  over<Result>(work: () => Result): Answer<Result> {
    const outer = this.#rests;
    this.#rests = false;
    const result = work();
    const rests = this.#rests;
    this.#rests = outer || rests;
    return { result, rests };
  }

  /** Gives an answer again that was kept. */
  again<Result>({ result, rests }: Answer<Result>): Result {
    this.#rests ||= rests;
    return result;
  }
}
