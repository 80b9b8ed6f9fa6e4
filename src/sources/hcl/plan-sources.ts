import type { NormalisedInput, PlanSources, UnseenInPlan } from "../../model/input.ts";
import { modulesWithHiddenBlocks } from "../terraform/hidden-blocks.ts";
import { modulesWithLocals } from "../terraform/inline-locals.ts";
import { member, textMember } from "../terraform/json-shape.ts";
import { planOutline } from "../terraform/module-outline.ts";
import { modulesOfForEach } from "../terraform/modules-of-for-each.ts";

/** What a plan in JSON says of its sources; `read` reads it once more with what they say, null where nobody will. */
export function planSources(
  plan: unknown,
  { after }: Pick<NormalisedInput, "after">,
  read: UnseenInPlan["read"] | null = null,
): PlanSources {
  const wanted = (): Set<string> =>
    new Set([
      ...modulesWithLocals(member(plan, "configuration")),
      ...modulesWithHiddenBlocks(plan, { after }),
      ...modulesOfForEach(plan),
    ]);
  const addresses = after.map(({ resource }) => resource.address);
  return {
    outline: planOutline(plan, addresses),
    plannedAt: textMember(plan, "timestamp"),
    archive: null,
    unseen: read === null ? null : { wanted, read },
  };
}
