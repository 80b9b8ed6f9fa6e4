import { type Module, readModules } from "../policies/modules.ts";
import { ruleFolder } from "../policies/rule-folders.ts";
import { readRules } from "../policies/rules.ts";
import type { Check } from "./check.ts";

/** Does a file name the field in a string, as one that may be unknown? The rule's own file does so once more than in `needs`. */
function canBeUnknown(need: string, ownFile: string, modules: Module[]): boolean {
  return modules.some(({ file, source }) => {
    const times = source.split(`"${need}"`).length - 1;
    return file === ownFile ? times > 1 : times > 0 && !file.startsWith("policies/rules/");
  });
}

/**
 * What a rule needs is something that can be unknown: a misspelt need would never be unknown, and the rule would pass what it could not
 * judge.
 */
export const needs: Check = {
  name: "needs",
  run: async (root) => {
    const [modules, rules] = await Promise.all([readModules(root), readRules(root)]);
    return rules.flatMap((rule) => {
      const [group = "", name = ""] = rule.id.split("/");
      const { module } = ruleFolder(group, name);
      return rule.needs
        .filter((need) => !canBeUnknown(need, module, modules))
        .map((need) => `${module}: needs ${need}, which nothing leaves unknown`);
    });
  },
};
