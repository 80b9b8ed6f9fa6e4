import { messageOf } from "../message-of.ts";
import { opa } from "../opa/run.ts";
import type { Check } from "./check.ts";

async function problemsOf(root: string, args: string[]): Promise<string[]> {
  return opa(root, args).then(
    () => [],
    (error: unknown) => [messageOf(error)],
  );
}

/**
 * The policies compile, strictly, against the schema of the input and the builtins that WebAssembly runs: an attribute that is not
 * declared, a resource type that is not declared, a builtin that would fail at run time.
 */
export const compile: Check = {
  name: "compile",
  run: (root) => {
    const against = [
      "--capabilities",
      "policies/capabilities.json",
      "--schema",
      "policies/schema/input.json",
    ];
    const ignore = ["--ignore", "fixtures"];
    return problemsOf(root, [
      "check",
      "--strict",
      "--bundle",
      ...against,
      ...ignore,
      "--max-errors",
      "50",
      "policies",
    ]);
  },
};

/** The policies are formatted as `opa fmt` does. */
export const format: Check = {
  name: "format",
  run: async (root) => {
    const differing = (await opa(root, ["fmt", "--list", "policies"]))
      .split("\n")
      .filter((line) => line !== "");
    return differing.map((file) => `${file}: not formatted: npm run fix:policies`);
  },
};
