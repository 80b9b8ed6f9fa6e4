import type { Pack } from "../../settings/pack.ts";
import { type Judged, judgeRead, type ReadEstate } from "../judging/judge-all.ts";

/** How long it waits for more to be asked, in milliseconds. */
const WAITS_MS = 20;

type Asked = readonly (ReadEstate | { error: string })[];

/** Judges what many ask at about the same time together, since a worker's start takes longer than most estates. */
export class JudgeQueue {
  readonly #pack: Pack;
  #waiting: { asked: Asked; resolve: (judged: Judged[]) => void; reject: (error: unknown) => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  /** What came of each estate, in order. */
  judge(asked: Asked): Promise<Judged[]> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), WAITS_MS);
    return new Promise((resolve, reject) => this.#waiting.push({ asked, resolve, reject }));
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const judged = await judgeRead(
        waiting.flatMap(({ asked }) => asked),
        this.#pack,
      );
      for (const { asked, resolve } of waiting) {
        resolve(judged.splice(0, asked.length));
      }
    } catch (error) {
      for (const { reject } of waiting) {
        reject(error);
      }
    }
  }
}
