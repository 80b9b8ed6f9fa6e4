import { judge, type ToJudge } from "../../evaluate/judge.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import type { NormalisedInput } from "../../model/input.ts";
import { type Report, reportSchema } from "../../model/report.ts";
import { toAnnotations, toCommand } from "../../reports/annotations.ts";
import { renderJson } from "../../reports/json.ts";
import { renderMarkdown } from "../../reports/markdown.ts";
import { renderTerminal } from "../../reports/terminal.ts";
import type { ReadCase } from "./read-case.ts";

/** Room of a pull request's comment. */
const COMMENT = { maxBytes: 65_000, maxChars: 65_000 };

/** What is wrong with how a case was read: an error of ours, or something that is in none of the lists. Null where nothing is. */
export function readingFault({ tried, inputs }: ReadCase): string | null {
  const passedOver = inputs.flatMap((input) =>
    input.name.startsWith("found by search") ? input.not_judged : [],
  );
  for (const { name, atLeast, found } of tried.files) {
    const input = inputs.find((one) => one.name === name);
    if (input === undefined) {
      if (found === true || passedOver.some(({ what }) => what.includes(name))) {
        continue;
      }
      return `${name} is in no list of inputs`;
    }
    const wrong = inputFault(input, atLeast) ?? placeFault(input);
    if (wrong !== null) {
      return `${name}: ${wrong}`;
    }
  }
  return null;
}

/** Attributes that findings name, and one that nothing has. */
const ATTRIBUTES = [
  "",
  "spec",
  "spec.replicas",
  "spec.template.spec.containers.0.resources",
  "no.such.thing",
];

/** Every object stands somewhere, and so does each of its attributes. */
function placeFault({ after, attributePlace }: NormalisedInput): string | null {
  for (const { resource } of attributePlace === undefined ? [] : after) {
    for (const attribute of ATTRIBUTES) {
      const place = attributePlace?.(resource.id, attribute) ?? null;
      const { line = null, end_line = null } = place ?? {};
      if (place === null || (line !== null && (line < 1 || (end_line ?? line) < line))) {
        return `${resource.id} has no place for ${attribute}`;
      }
    }
  }
  return null;
}

function inputFault(
  { kind, resources, after, not_judged, problems }: NormalisedInput,
  atLeast: number,
): string | null {
  const internal = problems.find(({ message }) => message.includes("internal error"));
  if (internal !== undefined) {
    return internal.message;
  }
  if (problems.some(({ level }) => level === "error")) {
    return null;
  }
  if (kind === "unrecognised") {
    return "it was named and not recognised, and that is no error";
  }
  const listed = not_judged.reduce((sum, { count }) => sum + count, 0);
  const accounted = Math.max(resources, after.length + listed);
  return accounted < atLeast
    ? `${atLeast} resources were given, ${accounted} are accounted for, and no problem is told`
    : null;
}

/** The verdict of a case, and what is wrong with its report in any format; null where nothing is. */
export function reportFault(
  read: ReadCase,
  after: Evaluation,
  before: Evaluation | null,
  rules: ToJudge["rules"],
): { verdict: Report["verdict"]; wrong: string | null } {
  const { settings, inputs, linked } = read;
  const { withoutBefore, problems } = linked;
  const tool = { version: "fuzz", policies: "fuzz" };
  const report = judge({ settings, inputs, withoutBefore, problems, after, before, rules, tool });
  const text = renderJson(report);
  const parsed = reportSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".");
    return { verdict: report.verdict, wrong: `the schema refuses the report at ${where}` };
  }
  const markdown = renderMarkdown(report, COMMENT);
  renderTerminal(report, { colour: true, width: 80 });
  toAnnotations(report).map(toCommand);
  if (Buffer.byteLength(markdown) > COMMENT.maxBytes) {
    return { verdict: report.verdict, wrong: "the comment is longer than GitHub takes" };
  }
  const delta = read.tried.frozen ? deltaFault(report) : null;
  return { verdict: report.verdict, wrong: verdictFault(report) ?? countFault(report) ?? delta };
}

/** What changes nothing makes nothing better or worse. */
function deltaFault({ changes, fixed, findings, verdict }: Report): string | null {
  const fresh = findings.find(({ status }) => status === "new");
  if (verdict === "error" || (changes.length === 0 && fixed.length === 0 && fresh === undefined)) {
    return null;
  }
  return `a plan that changes nothing has a delta: ${changes.length} changes, ${fixed.length} fixed, new: ${fresh?.rule ?? "none"}`;
}

function verdictFault({ verdict, inputs, problems }: Report): string | null {
  const broken = inputs.filter((input) => input.problems.some(({ level }) => level === "error"));
  const isError = broken.length > 0 || problems.some(({ level }) => level === "error");
  return isError === (verdict === "error")
    ? null
    : `the verdict is ${verdict} where ${broken.length} inputs have errors`;
}

/** Every subject of a rule has passed, failed or is undetermined, and what has not passed is told, as far as anybody asked for it. */
function countFault({ rules, findings }: Report): string | null {
  const wrong = rules.find(({ id, subjects, passed, failed, undetermined, not_asked }) => {
    const told = new Set(findings.filter(({ rule }) => rule === id).map(({ resource }) => resource));
    return passed + failed + undetermined !== subjects || (failed > not_asked && told.size === 0);
  });
  return wrong === undefined ? null : `the counts of ${wrong.id} are not those of its findings`;
}
