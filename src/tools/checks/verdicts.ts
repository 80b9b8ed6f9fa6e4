import { readModules } from "../policies/modules.ts";
import type { Check } from "./check.ts";

/** A verdict as a condition of its own: at the beginning of a line, or after `if`, `|`, `;` or `not`, with nothing that it is compared with. */
const BARE = /(?:^|\bif|\||;|\bnot)\s+(?!lib\.holds)[\w.()[\]"]+\.holds\s*(?:$|;)/u;

/** Whether a verdict holds is compared with true, false or null: by itself null counts as true, and what can't be told would pass for a yes. */
export const verdicts: Check = {
  name: "verdicts",
  run: async (root) =>
    (await readModules(root)).flatMap(({ file, source }) =>
      source
        .split("\n")
        .flatMap((line, i) =>
          BARE.test(line) && !line.trimStart().startsWith("#")
            ? [
                `${file}:${i + 1}: compare whether a verdict holds with true, false or null: null by itself is true`,
              ]
            : [],
        ),
    ),
};
