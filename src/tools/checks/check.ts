/** One check of the repository's own shape. */
export interface Check {
  name: string;
  /** What is wrong in the project at `root`, one message each, beginning with the file; nothing where all is well. */
  run: (root: string) => Promise<string[]>;
}
