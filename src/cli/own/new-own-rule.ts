import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../../model/user-error.ts";
import { ruleTemplates } from "../../own-policies/rule-templates.ts";
import { builtPack } from "../../settings/pack.ts";
import type { Terminal } from "../terminal.ts";
import { writeFileWhole } from "../write-file.ts";

const ID = /^([a-z][a-z0-9]*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;
/** What a first rule says of when it came. */
const SINCE = "1.0.0";

/** `new-rule`: a whole small rule in the folder of the user's own policies; never over what is there. */
export async function newOwnRule(
  id: string,
  folder: string,
  terminal: Pick<Terminal, "workspace" | "out">,
): Promise<number> {
  const [, group, name] = ID.exec(id) ?? [];
  if (group === undefined || name === undefined) {
    throw new UserError(
      "a rule is <group>/<name>: lower-case letters and digits, and dashes in the name, such as acme/two-replicas",
    );
  }
  const taken = (await builtPack().rules()).some((rule) => rule.id.startsWith(`${group}/`));
  if (taken) {
    throw new UserError(
      `the group ${group} is one of resilience-gate's own: choose another, such as the name of your organisation`,
    );
  }
  const rule = join(folder, "rules", group, name);
  const isThere = await stat(resolve(terminal.workspace, rule)).then(
    () => true,
    () => false,
  );
  if (isThere) {
    throw new UserError(`${rule}: it is there already`);
  }
  const file = name.replaceAll("-", "_");
  const place = {
    group,
    name,
    folder: rule,
    module: join(rule, `${file}.rego`),
    test: join(rule, `${file}_test.rego`),
  };
  for (const [path, text] of Object.entries(ruleTemplates(place, SINCE))) {
    await writeFileWhole(path, terminal.workspace, text);
    terminal.out(`written ${path}\n`);
  }
  terminal.out(`Change it into your rule, then: resilience-gate test ${folder}\n`);
  return 0;
}
