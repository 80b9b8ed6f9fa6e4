import type { NormalisedInput, PlanSources } from "../../model/input.ts";
import { textMember } from "../terraform/json-shape.ts";
import { planOutline } from "../terraform/module-outline.ts";

/** What a plan in JSON says of its sources. */
export function planSources(plan: unknown, { after }: Pick<NormalisedInput, "after">): PlanSources {
  const addresses = after.map(({ resource }) => resource.address);
  return { outline: planOutline(plan, addresses), plannedAt: textMember(plan, "timestamp"), archive: null };
}
