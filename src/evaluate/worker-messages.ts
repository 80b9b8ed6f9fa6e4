/** What the worker is given when it starts: the compiled policies, and what is asked of them. */
export interface WorkerStart {
  wasm: Uint8Array;
  entrypoint: string;
}

/** What the worker is asked: to judge documents, or how long single rules take on one. */
export interface WorkerTask {
  /** JSON of each input document, in UTF-8. */
  documents: ArrayBuffer[];
  initialPages: number;
  mostPages: number;
  /** Ids of the rules that are timed on the first document; absent where the documents are judged. */
  rules?: string[];
}

/** What the worker answers, with the milliseconds of each result, or where it stopped and the text of what was thrown. */
export type WorkerAnswer =
  | {
      kind: "results";
      /** One for each document in their order; of timed rules none. */
      results: unknown[];
      /** Of each document, or of each rule. */
      milliseconds: number[];
    }
  | { kind: "failed"; step: "load" | "evaluate"; text: string };
