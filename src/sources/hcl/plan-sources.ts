import type { LocalsOfPlan, NormalisedInput, PlanSources } from "../../model/input.ts";
import { modulesWithLocals } from "../terraform/inline-locals.ts";
import { member, textMember } from "../terraform/json-shape.ts";
import { planOutline } from "../terraform/module-outline.ts";

/** What a plan in JSON says of its sources; `read` reads it once more with local values, null where nobody will. */
export function planSources(
  plan: unknown,
  { after }: Pick<NormalisedInput, "after">,
  read: LocalsOfPlan["read"] | null = null,
): PlanSources {
  const wanted = modulesWithLocals(member(plan, "configuration"));
  const addresses = after.map(({ resource }) => resource.address);
  return {
    outline: planOutline(plan, addresses),
    plannedAt: textMember(plan, "timestamp"),
    archive: null,
    locals: wanted.size === 0 || read === null ? null : { wanted, read },
  };
}
