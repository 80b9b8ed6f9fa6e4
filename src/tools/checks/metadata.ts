import { messageOf } from "../message-of.ts";
import { readRuleFolders } from "../policies/rule-folders.ts";
import { readRuleMetadata } from "../policies/rule-metadata.ts";
import { readRules } from "../policies/rules.ts";
import type { Check } from "./check.ts";

/** METADATA of every rule is complete and has no key that nobody reads. */
export const metadata: Check = {
  name: "METADATA",
  run: async (root) => {
    const [folders, { metadata: said, problems }] = await Promise.all([
      readRuleFolders(root),
      readRuleMetadata(root),
    ]);
    const silent = folders
      .filter(({ id, module }) => !said.has(id) && !problems.some((problem) => problem.startsWith(module)))
      .map(({ module }) => `${module}: the package has no METADATA`);
    if (problems.length + silent.length > 0) return [...problems, ...silent];
    return readRules(root).then(
      () => [],
      (error: unknown) => [messageOf(error)],
    );
  },
};
