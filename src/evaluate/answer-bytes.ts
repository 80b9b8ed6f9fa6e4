import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";

/** What a policy compiled to WASM exports to be asked (OPA's WASM ABI, 1.2 and later). */
interface Exports {
  /** Gives the address of the result set: JSON in UTF-8, which a zero ends. */
  opa_eval(
    reserved: 0,
    entrypoint: number,
    data: number,
    input: number,
    inputLength: number,
    heap: number,
    json: 0,
  ): number;
}

/** The parts of the SDK's policy that its types leave out. */
interface Parts {
  wasmInstance: { exports: Exports };
  mem: { buffer: ArrayBuffer; grow(pages: number): number };
  dataAddr: number;
  /** Where the input may be written: what is above is free. */
  dataHeapPtr: number;
  entrypoints: Record<string, number>;
}

const PAGE_BYTES = 65_536;

/**
 * Asks a policy about a document (JSON in UTF-8) and gives the JSON of its result set as it stands in the policy's memory, copied. The SDK
 * would parse it, which whoever is answered over a boundary of threads can do better: bytes pass it for nothing, objects are written and
 * read again.
 */
export function answerBytes(policy: LoadedPolicy, document: ArrayBuffer, entrypoint: string): ArrayBuffer {
  const { wasmInstance, mem, dataAddr, dataHeapPtr, entrypoints } = policy as unknown as Parts;
  const entry = entrypoints[entrypoint];
  if (entry === undefined) {
    throw new Error(`no entry point ${entrypoint}`);
  }
  const end = dataHeapPtr + document.byteLength;
  if (end > mem.buffer.byteLength) {
    mem.grow(Math.ceil((end - mem.buffer.byteLength) / PAGE_BYTES));
  }
  new Uint8Array(mem.buffer).set(new Uint8Array(document), dataHeapPtr);
  const at =
    wasmInstance.exports.opa_eval(0, entry, dataAddr, dataHeapPtr, document.byteLength, end, 0) >>> 0;
  const memory = new Uint8Array(mem.buffer);
  return memory.slice(at, memory.indexOf(0, at)).buffer;
}
