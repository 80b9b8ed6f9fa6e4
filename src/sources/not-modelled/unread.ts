import type { NotJudged } from "../../model/input.ts";
import { whyKubernetesMatters } from "./kubernetes.ts";
import { whyTerraformMatters } from "./terraform.ts";

/** What a Helm release installs is not in a plan. */
const HELM =
  "a plan does not show what a chart installs: write it out in a step of your own (helm template) and give the manifests as well";

/** Why a Terraform type that no policy reads is not judged, and whether that matters. */
export function unreadType(type: string): Omit<NotJudged, "count"> {
  if (type === "helm_release") {
    return { what: type, reason: HELM, matters: true };
  }
  return told(type, whyTerraformMatters(type), "no policy reads this type");
}

/**
 * Why an object of a kind that no policy reads (`group/Kind`) is not judged, and whether that matters; `what` names it in the input, and
 * `seen` is why it matters where nothing is known of its kind, null where nothing shows that it does.
 */
export function unreadKind(kind: string, what: string, seen: string | null = null): Omit<NotJudged, "count"> {
  const reason = what === kind ? "no policy reads this kind" : "no policy reads this type";
  return told(what, whyKubernetesMatters(kind) ?? seen, reason);
}

function told(what: string, why: string | null, harmless: string): Omit<NotJudged, "count"> {
  return why === null
    ? { what, reason: harmless }
    : { what, reason: `not judged yet, though it matters: ${why}`, matters: true };
}
