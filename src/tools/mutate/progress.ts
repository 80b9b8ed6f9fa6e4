/** Says now and then on standard error how far a long list is done, and how long the rest takes if it goes on so. */
export interface Progress {
  /** One more is done. */
  step(): void;
}

const EVERY_MS = 10_000;

/** Tells of the work on so many of something, `tests, fixtures and examples asked`; nothing of work that is done at once. */
export function progressOf(
  what: string,
  all: number,
  write: (line: string) => void = toStandardError,
): Progress {
  const began = performance.now();
  let told = began;
  let done = 0;
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (now - told >= EVERY_MS || (done === all && told > began)) {
        told = now;
        const left = ((now - began) / done) * (all - done);
        write(
          `${done} of ${all} ${what} in ${seconds(now - began)}${done === all ? "" : `, ${seconds(left)} more`}\n`,
        );
      }
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}
