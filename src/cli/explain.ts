import pc from "picocolors";
import { matchesRule } from "../evaluate/rule-pattern.ts";
import type { Finding, Report } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import { UserError } from "../model/user-error.ts";
import { packWithOwn } from "../own-policies/pack-with-own.ts";
import { explainFinding } from "../reports/explain/explain-finding.ts";
import { explainRule } from "../reports/explain/explain-rule.ts";
import { inert, plain } from "../reports/plain.ts";
import type { Page } from "../reports/terminal/page.ts";
import { type Asked, NOTHING_ASKED } from "../settings/asked.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { readEnvironment } from "../settings/environment.ts";
import { nearWord } from "../settings/near-word.ts";
import { builtPack } from "../settings/pack.ts";
import { readReport } from "./read-report.ts";
import type { Terminal } from "./terminal.ts";

const FINGERPRINT = /^v\d+:/;
/** Shortest beginning of a fingerprint that is looked for. */
const LEAST_DIGITS = 4;

/** What `explain` is given besides the rule or the finding. */
export interface ExplainOptions {
  /** The report that has the finding; null where a rule is explained. */
  report: string | null;
  /** What says where policies of one's own are, and how they are compiled. */
  own: Pick<Asked, "config" | "policies" | "opaPath" | "allowTools">;
}

/** `explain`: what a rule means, or everything that a report says of a finding, and then of its rule. */
export async function explain(
  what: string,
  { report, own }: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const page = pageOf(terminal);
  const lines: string[] = [];
  let id = what;
  if (FINGERPRINT.test(what)) {
    if (report === null) {
      throw new UserError(
        "explain needs the report that has this finding: --report FILE, as check --format json=FILE writes it",
      );
    }
    const read = await readReport(report, terminal.workspace);
    const finding = findingOf(what, read, report);
    lines.push(...explainFinding(finding, read, page), "");
    id = finding.rule;
  }
  const packed = await builtPack().rules();
  const known = packed.find((one) => matchesRule(id, one));
  const rules = known === undefined ? [...packed, ...(await ownRules(own, terminal))] : packed;
  const rule = known ?? rules.find((one) => matchesRule(id, one));
  if (rule === undefined) {
    const near = nearWord(
      id,
      rules.map((one) => one.id),
    );
    throw new UserError(
      `no rule is called ${plain(id, 100)}${near === null ? "" : `: did you mean ${near}?`} (resilience-gate rules lists them; a finding is explained by its fingerprint, v1:...)`,
    );
  }
  terminal.out(`${inert([...lines, ...explainRule(rule, page)].join("\n"))}\n`);
  return 0;
}

/**
 * The rules of policies of one's own, which the settings or the flags name.
 * @throws UserError where they cannot be used.
 */
async function ownRules(asked: ExplainOptions["own"], terminal: Terminal): Promise<RuleInfo[]> {
  const around = { ...terminal, pullRequest: false, trusted: null };
  const { settings } = await buildSettings({ ...NOTHING_ASKED, ...asked }, around);
  const { pack, own } = await packWithOwn(settings, builtPack());
  if (own === undefined) {
    return [];
  }
  const { rulesOfOwn } = await import("../own-policies/rules-of-own.ts");
  return rulesOfOwn(own, settings, pack);
}

/** The finding that a fingerprint, or the beginning of one, names in a report. */
function findingOf(fingerprint: string, { findings }: Report, file: string): Finding {
  const [, digits = ""] = fingerprint.split(":");
  const found =
    digits.length < LEAST_DIGITS
      ? []
      : findings.filter((finding) => finding.fingerprint.startsWith(fingerprint));
  const [first, another] = found;
  if (first === undefined) {
    throw new UserError(`${file}: it has no finding ${plain(fingerprint, 40)}`);
  }
  if (another !== undefined && another.fingerprint !== first.fingerprint) {
    throw new UserError(`${file}: several findings begin with ${plain(fingerprint, 40)}: give more of it`);
  }
  return first;
}

/** The widest line that is easy to read. */
const WIDEST = 110;

function pageOf({ isTerminal, columns, environment }: Terminal): Page {
  return {
    colours: pc.createColors(isTerminal && !readEnvironment(environment).noColour),
    width: Math.min(Math.max(columns ?? 80, 40), WIDEST),
  };
}
