import type { TypedResource } from "../../model/input.ts";
import { isGlobal, standsNowhere } from "../../sources/terraform/global-types.ts";
import { hasRegions } from "../../sources/terraform/provider-region.ts";
import type { Share } from "./share.ts";

/** Of the resources that stand in a region, those whose region is known; and how often each reason keeps one from it. */
export function regionShare(resources: readonly TypedResource[]): Share & { why: Map<string, number> } {
  const share = { of: 0, yes: 0, why: new Map<string, number>() };
  for (const { family, type: filedAs, resource } of resources) {
    const type = filedAs.replace(/^data\./, "");
    const { region } = resource;
    const regional = family === "terraform" && hasRegions(type) && !isGlobal(type) && !standsNowhere(type);
    if (!regional || "global" in region) {
      continue;
    }
    share.of += 1;
    if ("name" in region) {
      share.yes += 1;
    } else {
      const why = region.unknown.replace(/provider \S+/g, "provider X").replace(/(from) [a-z]+\.\S+/, "$1 Y");
      share.why.set(why, (share.why.get(why) ?? 0) + 1);
    }
  }
  return share;
}
