import type { Report } from "../model/report.ts";
import { CauseIndex, type Explaining } from "./cause-index.ts";
import type { DraftContext, RuleSides } from "./drafts.ts";
import { fingerprint } from "./fingerprint.ts";
import { byText } from "./order.ts";
import { findingGravity, type RuleGravity } from "./severity.ts";

type Fixed = Report["fixed"][number];

/**
 * What failed before the change and passes now, or is gone with its resource. What is no longer judged, or can't be decided, is not
 * fixed; nor is what stands in an input that shows no before, since nothing says that it was there. What another failure explained is told
 * by that one.
 */
export function fixedOf(
  rules: readonly (RuleSides & { gravity: RuleGravity })[],
  exists: DraftContext["exists"],
  withoutBefore: ReadonlySet<string>,
): Fixed[] {
  const causes = new CauseIndex(rules.flatMap(failuresBefore));
  return rules
    .flatMap((rule) => fixedOfRule(rule, exists, causes))
    .filter(({ resource }) => ![...withoutBefore].some((input) => resource.startsWith(`${input}#`)))
    .sort(byRuleAndResource);
}

function fixedOfRule(
  { rule, after, before, gravity }: RuleSides & { gravity: RuleGravity },
  exists: DraftContext["exists"],
  causes: CauseIndex,
): Fixed[] {
  const unexplained = (before?.violations ?? []).filter((entry) => causes.causeOf(entry) === undefined);
  return unexplained.flatMap(({ subject, attribute, message, asked }) => {
    const grave = findingGravity(gravity, asked);
    const now = after.outcomes.get(subject);
    const isFixed = now === "passed" || (now === undefined && !exists(subject));
    return grave === null || !isFixed
      ? []
      : [
          {
            rule: rule.id,
            severity: grave.severity,
            resource: subject,
            attribute,
            message,
            fingerprint: fingerprint(rule.id, subject, attribute),
          },
        ];
  });
}

function failuresBefore({ rule, before }: RuleSides): Explaining[] {
  return (before?.violations ?? []).map(({ subject, attribute }) => ({
    rule,
    subject,
    outcome: "fail",
    fingerprint: fingerprint(rule.id, subject, attribute),
  }));
}

function byRuleAndResource(a: Fixed, b: Fixed): number {
  return (
    byText(a.rule, b.rule) ||
    byText(a.resource, b.resource) ||
    byText(a.attribute ?? "", b.attribute ?? "") ||
    byText(a.message, b.message) ||
    byText(a.severity, b.severity)
  );
}
