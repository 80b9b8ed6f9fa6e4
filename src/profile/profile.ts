/** Measures how long the stages of a run take. */
export interface Profile {
  /**
   * Does the work and counts the time it takes, that of promises too, for this stage; what a stage inside takes is not counted twice.
   * Several times of one stage are added.
   */
  stage<Result>(name: string, work: () => Result): Result;
  /** True where it is worth the time to measure each rule by itself. */
  readonly measuresRules: boolean;
  /** Milliseconds of each rule by itself. */
  rules(milliseconds: ReadonlyMap<string, number>): void;
}

/** Measures nothing. */
export const NO_PROFILE: Profile = {
  stage: (_, work) => work(),
  measuresRules: false,
  rules: () => {},
};

/** Keeps the times of one run, whose stages come one after another or one inside another. */
export class StageTimes implements Profile {
  readonly measuresRules = true;
  readonly #clock: () => number;
  readonly #times = new Map<string, number>();
  #rules: ReadonlyMap<string, number> = new Map();
  /** The stages that are running, innermost last. */
  readonly #running: string[] = [];
  /** When time was counted last. */
  #since: number;

  /** `clock` gives milliseconds since the process began; what passed before now is the start. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#since = clock();
    this.#times.set("start", this.#since);
  }

  stage<Result>(name: string, work: () => Result): Result {
    this.#enter(name);
    let result: Result;
    try {
      result = work();
    } catch (error) {
      this.#leave();
      throw error;
    }
    if (result instanceof Promise) {
      return result.finally(() => this.#leave()) as Result;
    }
    this.#leave();
    return result;
  }

  rules(milliseconds: ReadonlyMap<string, number>): void {
    this.#rules = milliseconds;
  }

  #enter(name: string): void {
    this.#count();
    this.#running.push(name);
  }

  #leave(): void {
    this.#count();
    this.#running.pop();
  }

  /** Gives what has passed to the innermost stage; what passes between stages belongs to none. */
  #count(): void {
    const now = this.#clock();
    const name = this.#running.at(-1);
    if (name !== undefined) {
      this.#times.set(name, (this.#times.get(name) ?? 0) + now - this.#since);
    }
    this.#since = now;
  }

  /** The stages in the order in which they began, with their milliseconds, and what passed outside of them until now. */
  times(): [stage: string, milliseconds: number][] {
    const counted = [...this.#times.values()].reduce((sum, took) => sum + took, 0);
    return [...this.#times, ["other", this.#clock() - counted]];
  }

  /** The slowest rules, slowest first; those that take no time that can be measured are left out. */
  slowestRules(most: number): [rule: string, milliseconds: number][] {
    return [...this.#rules]
      .filter(([, took]) => took >= 0.05)
      .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
      .slice(0, most);
  }
}
