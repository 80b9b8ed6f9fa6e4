/** What the worker is given when it starts: the compiled policies, and what is asked of them. */
export interface WorkerStart {
  wasm: Uint8Array;
  entrypoint: string;
}

/** Memory of the instance that documents are judged with. */
export interface WorkerMemory {
  initialPages: number;
  mostPages: number;
}

/** Tells the worker that documents will come, before they are there. It does not answer. */
export interface WorkerNotice extends WorkerMemory {
  /** How much of the memory they will surely use. */
  usedBytes: number;
}

/** What the worker is asked: to judge a document, or how long single rules take on it. */
export interface WorkerTask extends WorkerMemory {
  /** JSON of the input document, in UTF-8. */
  document: ArrayBuffer;
  /** Ids of the rules that are timed; absent where the document is judged. */
  rules?: string[];
}

/** What the worker answers, or where it stopped and the text of what was thrown. */
export type WorkerAnswer =
  | {
      kind: "judged";
      /** JSON of the result set, in UTF-8. */
      answer: ArrayBuffer;
    }
  | {
      kind: "timed";
      /** Of each rule. */
      milliseconds: number[];
    }
  | { kind: "failed"; step: "load" | "evaluate"; text: string };
