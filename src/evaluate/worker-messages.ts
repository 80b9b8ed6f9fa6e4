/** What the worker is given when it starts: the compiled policies. */
export type WorkerStart = Uint8Array;

/** What the worker is asked, once. */
export interface WorkerTask {
  /** JSON of each input document, in UTF-8. */
  documents: ArrayBuffer[];
  initialPages: number;
  mostPages: number;
}

/** What the worker answers: one result a document in their order, or where it stopped and the text of what was thrown. */
export type WorkerAnswer =
  | { kind: "results"; results: unknown[] }
  | { kind: "failed"; step: "load" | "evaluate"; text: string };
