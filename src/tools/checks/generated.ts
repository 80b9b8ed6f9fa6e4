import { staleFiles } from "../generated-file.ts";
import { generatedFiles } from "../generated-files.ts";
import { messageOf } from "../message-of.ts";
import type { Check } from "./check.ts";

/** What is generated and committed is what would be generated now. */
export const generated: Check = {
  name: "generated files",
  run: async (root) => {
    try {
      const stale = await staleFiles(root, await generatedFiles(root));
      return stale.map((path) => `${path}: stale: npm run build`);
    } catch (error) {
      return [messageOf(error)];
    }
  },
};
