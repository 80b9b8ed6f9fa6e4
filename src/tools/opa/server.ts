import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { opaProgram } from "./find.ts";

/** What OPA answered to a question: its value (undefined where there is none), or that it failed. */
export type OpaAnswer = { value: unknown } | { failed: string };

/** The policies with every mutant in them compile for a minute and more on a busy machine. */
const STARTS_MS = 300_000;
let servers = 0;

/** OPA serving a folder of policies: compiled once, asked many times. */
export class OpaServer {
  readonly #process: ChildProcess;
  readonly #socket: string;
  /** Requests that OPA has received: it numbers them in its log. */
  #received = 0;
  /** What was printed during a request that is told, by its number; and who waits for the end of one. */
  readonly #printed = new Map<number, string[]>();
  readonly #waiting = new Map<number, () => void>();
  readonly #ended = new Set<number>();
  #said = "";

  private constructor(process: ChildProcess, socket: string) {
    this.#process = process;
    this.#socket = socket;
    if (process.stderr !== null) {
      createInterface({ input: process.stderr }).on("line", (line) => this.#hear(line));
    }
  }

  /** Starts one and waits until it has compiled the folder. */
  static async start(folder: string): Promise<OpaServer> {
    servers += 1;
    const socket = join(tmpdir(), `resilience-gate-opa-${process.pid}-${servers}.sock`);
    // Without the last option, a stored document that is the input itself keeps what a rule replaced a part of it by, `with input.x as`.
    const log = ["--log-level", "info"];
    const args = [
      "run",
      "--server",
      "--addr",
      `unix://${socket}`,
      ...log,
      "--optimize-store-for-read-speed",
      ".",
    ];
    const program = spawn(await opaProgram(), args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    const server = new OpaServer(program, socket);
    const until = performance.now() + STARTS_MS;
    while ("failed" in (await server.ask("active_mutant", {}, 1000))) {
      if (program.exitCode !== null || performance.now() > until) {
        await server.end();
        throw new Error(`opa run --server did not start: ${server.#said}`);
      }
      await pause(100);
    }
    return server;
  }

  /** Asks for a document under `data`, with an input. */
  async ask(path: string, input: unknown, timeoutMs: number): Promise<OpaAnswer> {
    const { status, body } = await this.#send("POST", `/v1/data/${path}`, { input }, timeoutMs);
    if (status !== 200) {
      return { failed: body };
    }
    return { value: (JSON.parse(body) as { result?: unknown }).result };
  }

  /** Asks, and gives what was printed on the way too. */
  async listen(
    path: string,
    input: unknown,
    timeoutMs: number,
  ): Promise<{ answer: OpaAnswer; printed: string[] }> {
    const answer = await this.ask(path, input, timeoutMs);
    const number = this.#received;
    if (!this.#ended.has(number)) {
      await new Promise<void>((resolve) => this.#waiting.set(number, resolve));
    }
    const printed = this.#printed.get(number) ?? [];
    this.#printed.clear();
    this.#ended.clear();
    return { answer, printed };
  }

  /** Puts a document under `data`. */
  async put(path: string, value: unknown): Promise<void> {
    const { status, body } = await this.#send("PUT", `/v1/data/${path}`, value, STARTS_MS);
    if (status !== 204) {
      throw new Error(`opa did not take data.${path}: ${body}`);
    }
  }

  async end(): Promise<void> {
    this.#process.kill();
    await rm(this.#socket, { force: true });
  }

  #hear(line: string): void {
    const { msg, req_id: number = 0 } = logLine(line);
    if (msg === "Sent response.") {
      this.#ended.add(number);
      this.#waiting.get(number)?.();
      this.#waiting.delete(number);
    } else if (number > 0 && msg !== "Received request.") {
      const printed = this.#printed.get(number) ?? [];
      printed.push(msg);
      this.#printed.set(number, printed);
    } else if (number === 0) {
      this.#said = `${this.#said}${line}\n`.slice(-2000);
    }
  }

  /** Status 0 is no answer: nobody listens, or the time is over, of which OPA hears and stops. */
  #send(
    method: string,
    path: string,
    body: unknown,
    timeoutMs: number,
  ): Promise<{ status: number; body: string }> {
    return new Promise((resolve) => {
      const none = (error: Error): void => resolve({ status: 0, body: error.message });
      const options = { socketPath: this.#socket, path, method, signal: AbortSignal.timeout(timeoutMs) };
      const asked = request(options, (response) => {
        this.#received += 1;
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", none);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
        );
      });
      asked.on("error", none);
      asked.end(JSON.stringify(body));
    });
  }
}

/** A line of OPA's log; a message without a request where it is none. */
function logLine(line: string): { msg: string; req_id?: number } {
  try {
    return JSON.parse(line) as { msg: string; req_id?: number };
  } catch {
    return { msg: line };
  }
}
