import { link } from "../link/link.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import type { Pack } from "../settings/pack.ts";
import { evaluateOwn } from "./evaluate-own.ts";
import type { LoadedOwn } from "./load-own.ts";

/**
 * All that is known of the rules of policies of one's own. What a rule needs and protects only it can tell: it is asked about an estate without resources.
 * @throws UserError with what is wrong where they cannot be loaded, or do not answer.
 */
export async function rulesOfOwn(own: LoadedOwn, settings: Settings, pack: Pack): Promise<RuleInfo[]> {
  const { after } = link([], settings, own.declared);
  const { evaluationMs: deadlineMs, memoryBytes } = settings.limits;
  const { rules, problems } = await evaluateOwn(own.own, [after], { deadlineMs, memoryBytes }, pack.worker);
  const wrong = [...own.problems, ...problems];
  if (wrong.length > 0) {
    throw new UserError(wrong.map(({ message }) => message).join("\n"));
  }
  return rules;
}
