import type { Problem } from "../../model/input.ts";
import { type JsonObject, listMember, member, textMember } from "./json-shape.ts";
import type { PlanInstances } from "./read-plan.ts";

/** Major versions of the format of `terraform show -json` that are read; minor versions only add to it. */
const KNOWN_MAJORS = new Set(["0", "1"]);

/** An error where the file is of a format that this version does not know, so that nothing of it may be judged. */
export function formatProblem(json: JsonObject): Problem | null {
  const version = member(json, "format_version");
  const major = typeof version === "string" ? version.split(".", 1)[0] : undefined;
  if (version === undefined) {
    return null;
  }
  return major !== undefined && KNOWN_MAJORS.has(major)
    ? null
    : error(
        "It is of a format version that is not known here (0.x and 1.x are). Update resilience-gate, or write the file with a Terraform that it knows.",
      );
}

/** What a reader must know of a plan that was read: it is partial, has failed, or is broken in places. */
export function planProblems(plan: JsonObject, read: PlanInstances): Problem[] {
  const deferred = listMember(plan, "deferred_changes").length;
  const drifted = listMember(plan, "resource_drift").filter((drift) => !isNoOp(drift)).length;
  const failed = listMember(plan, "checks").filter((check) => isFailed(check)).length;
  const hasChanges = member(plan, "resource_changes") !== undefined;
  return present([
    wrongShape(plan),
    member(plan, "errored") === true &&
      error(
        "Planning failed, so that the plan holds only a part of the change. Mend what terraform plan reports and plan again.",
      ),
    member(plan, "complete") === false &&
      warning(
        "The plan is not complete: it was limited to targets or has deferred changes. What it leaves out is judged as it is now, or not at all.",
      ),
    deferred > 0 &&
      warning(`${counted(deferred, "change is", "changes are")} deferred to a later plan and not judged.`),
    drifted > 0 &&
      warning(
        `${counted(drifted, "resource was", "resources were")} changed outside Terraform since the last apply.`,
      ),
    failed > 0 && warning(`${counted(failed, "check", "checks")} of the configuration failed.`),
    !hasChanges &&
      warning(
        "The plan has no resource_changes: what is there now is not known, nor can values known only after apply be told from unset ones. Write it with: terraform show -json PLAN",
      ),
    ...readProblems(read),
  ]);
}

/** Entries that could not be read: what cannot be read must not pass. */
export function readProblems({
  unreadable,
  doubled,
}: Pick<PlanInstances, "unreadable" | "doubled">): Problem[] {
  return present([
    unreadable > 0 &&
      error(
        `${counted(unreadable, "resource", "resources")} could not be read: no address, no values or an unknown action. Write the file again with terraform show -json.`,
      ),
    doubled > 0 &&
      error(
        `${counted(doubled, "resource has", "resources have")} the address of another one. Write the file again with terraform show -json.`,
      ),
  ]);
}

function wrongShape(plan: JsonObject): Problem | false {
  const lists = ["resource_changes", "resource_drift", "checks", "deferred_changes"];
  const objects = ["planned_values", "prior_state", "configuration", "variables"];
  const broken = [
    ...lists.filter((name) => !isAbsent(plan, name) && !Array.isArray(plan[name])),
    ...objects.filter(
      (name) => !isAbsent(plan, name) && (typeof plan[name] !== "object" || Array.isArray(plan[name])),
    ),
  ];
  return (
    broken.length > 0 &&
    error(
      `These parts of the plan are not what Terraform writes: ${broken.join(", ")}. Write the file again with terraform show -json.`,
    )
  );
}

function isAbsent(plan: JsonObject, name: string): boolean {
  return plan[name] === undefined || plan[name] === null;
}

function isNoOp(change: unknown): boolean {
  const actions = listMember(member(change, "change"), "actions");
  return actions.length === 1 && actions[0] === "no-op";
}

function isFailed(check: unknown): boolean {
  const status = textMember(check, "status");
  return status === "fail" || status === "error";
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function error(message: string): Problem {
  return { level: "error", message, line: null };
}

function warning(message: string): Problem {
  return { level: "warning", message, line: null };
}

function present(problems: (Problem | false | null)[]): Problem[] {
  return problems.filter((problem) => problem !== null && problem !== false);
}
