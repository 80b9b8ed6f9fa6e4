import type { Plugin } from "esbuild";

/** Packages that the WASM host asks for and that serve builtins only which policies/capabilities.json leaves out. */
const UNUSED = /^(yaml|sprintf-js)$/;

/** Leaves packages out of the bundle whose builtins (yaml.*, sprintf) no policy may use: nine tenths of the worker. */
export const withoutUnusedBuiltins: Plugin = {
  name: "without-unused-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, ({ path, importer }) =>
      importer.includes("opa-wasm") ? { path, namespace: "left-out" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
  },
};
