/** All that the command line touches of the process that it runs in. */
export interface Terminal {
  /** Standard output: reports and nothing else. */
  out(text: string): void;
  /** Standard error: messages. */
  err(text: string): void;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** The current folder; absolute. */
  workspace: string;
  /** Milliseconds since 1970. */
  clockMs: number;
  environment: Readonly<Record<string, string | undefined>>;
  /** True where standard output is a terminal. */
  isTerminal: boolean;
  /** Its width in characters; null where it is not a terminal. */
  columns: number | null;
  /** True where standard error is a terminal; absent where it is not. */
  errorIsTerminal?: boolean;
}
