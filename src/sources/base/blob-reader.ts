import type { ChildProcess } from "node:child_process";
import { type FileContent, tooLarge } from "../read-file.ts";
import { startGit } from "./run-git.ts";

/** Longest that one object may take, in milliseconds. */
const LONGEST_MS = 60_000;
const UNREADABLE = "its earlier version cannot be read from the repository";
const NEWLINE = 0x0a;

/** Reads objects of a repository, one after another, by one `git cat-file --batch`. */
export class BlobReader {
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #output: AsyncIterator<Buffer> | null = null;
  #left: Buffer = Buffer.alloc(0);
  /** The last object that was asked for: the protocol is a question and its answer. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The content of a blob of at most `limitBytes`. */
  read(id: string, limitBytes: number): Promise<FileContent> {
    const answer = this.#last.then(() => this.#readNext(id, limitBytes));
    this.#last = answer.catch(() => null);
    return answer;
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
    this.#output = null;
  }

  async #readNext(id: string, limitBytes: number): Promise<FileContent> {
    const tooLong = setTimeout(() => this.end(), LONGEST_MS);
    try {
      this.#start().write(`${id}\n`);
      const header = /^[0-9a-f]+ blob (\d+)$/.exec((await this.#line()).toString("latin1"));
      if (header === null) {
        return { problem: UNREADABLE };
      }
      const size = Number(header[1]);
      const bytes = await this.#take(size, size <= limitBytes);
      await this.#take(1, false);
      return size <= limitBytes ? { bytes } : { problem: tooLarge(limitBytes) };
    } catch {
      this.end();
      return { problem: UNREADABLE };
    } finally {
      clearTimeout(tooLong);
    }
  }

  #start(): NodeJS.WritableStream {
    if (this.#child === null) {
      const child = startGit(this.#folder, ["cat-file", "--batch"]);
      child.on("error", () => {});
      child.stdin?.on("error", () => {});
      this.#child = child;
      this.#left = Buffer.alloc(0);
      this.#output = child.stdout?.[Symbol.asyncIterator]() ?? null;
    }
    if (this.#child.stdin === null) {
      throw new Error("git has no standard input");
    }
    return this.#child.stdin;
  }

  /** Up to the next end of line, which is taken too. */
  async #line(): Promise<Buffer> {
    for (let at = this.#left.indexOf(NEWLINE); ; at = this.#left.indexOf(NEWLINE)) {
      if (at >= 0) {
        const line = this.#left.subarray(0, at);
        this.#left = this.#left.subarray(at + 1);
        return line;
      }
      this.#left = Buffer.concat([this.#left, await this.#next()]);
    }
  }

  /** The next bytes; none of them where they are not wanted, so that what is too large takes no memory. */
  async #take(size: number, wanted: boolean): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = size;
    while (missing > 0) {
      if (this.#left.length === 0) {
        this.#left = await this.#next();
      }
      const part = this.#left.subarray(0, missing);
      this.#left = this.#left.subarray(part.length);
      missing -= part.length;
      if (wanted) {
        parts.push(part);
      }
    }
    return Buffer.concat(parts);
  }

  async #next(): Promise<Buffer> {
    const next = await this.#output?.next();
    if (next === undefined || next.done === true) {
      throw new Error("git ended");
    }
    return next.value;
  }
}
