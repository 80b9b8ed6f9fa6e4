const PAGE = 65_536;

/** The part of the WebAssembly API that is used here: without the types of a browser nothing declares it. */
declare const WebAssembly: {
  Memory: new (descriptor: { initial: number }) => { buffer: ArrayBuffer };
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
};

/** What the exports of a module that OPA compiled are, as far as they are used here. */
interface PolicyExports {
  builtins(): number;
  opa_json_dump(address: number): number;
}

function isPolicy(exports: object): exports is PolicyExports {
  return "builtins" in exports && "opa_json_dump" in exports;
}

/**
 * Names of the builtins that a compiled policy leaves to its host. Throws where the module is not one of OPA's.
 * Source: OPA's WebAssembly ABI, "builtins" and "opa_json_dump".
 */
export async function hostBuiltins(wasm: Buffer): Promise<string[]> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(wasm.length / PAGE) + 16 });
  const never = () => 0;
  const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm), {
    env: {
      memory,
      opa_abort: never,
      opa_println: never,
      opa_builtin0: never,
      opa_builtin1: never,
      opa_builtin2: never,
      opa_builtin3: never,
      opa_builtin4: never,
    },
  });
  if (!isPolicy(instance.exports)) throw new Error("this is not a policy that OPA compiled");
  const start = instance.exports.opa_json_dump(instance.exports.builtins());
  const bytes = new Uint8Array(memory.buffer);
  const names: unknown = JSON.parse(Buffer.from(bytes.subarray(start, bytes.indexOf(0, start))).toString());
  return typeof names === "object" && names !== null ? Object.keys(names) : [];
}
