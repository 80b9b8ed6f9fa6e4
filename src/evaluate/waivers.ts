import type { RunProblem } from "../model/report.ts";
import type { Waiver } from "../model/resilience-file.ts";
import { resourceMatcher, resourceNames } from "../model/resource-pattern.ts";
import type { RuleInfo } from "../model/rule.ts";
import { matchesRule } from "./rule-pattern.ts";

/** How long before it expires a waiver is told of, in days. */
const SOON_DAYS = 14;
const DAY_S = 86_400;

interface Prepared {
  waiver: Waiver;
  /** Whole days until the day it expires; negative once that is over. A date that is none has expired. */
  daysLeft: number;
  matches: (names: readonly string[]) => boolean;
  used: boolean;
}

/** The waivers of the settings, and which of them were of use. A waiver works until the end of the day (UTC) that it names. */
export class Waivers {
  readonly #waivers: readonly Prepared[];
  readonly #byRule = new Map<string, Prepared[]>();

  constructor(waivers: readonly Waiver[], nowS: number) {
    this.#waivers = waivers.map((waiver) => ({
      waiver,
      daysLeft: daysLeft(waiver, nowS),
      matches: resourceMatcher(waiver.resource),
      used: false,
    }));
  }

  /** The first waiver in force that names both rule and resource; null where none does. */
  waiverOf(rule: RuleInfo, resource: { id: string; address: string }): Waiver | null {
    const ofRule = this.#inForce(rule);
    if (ofRule.length === 0) {
      return null;
    }
    const names = resourceNames(resource);
    const matching = ofRule.filter(({ matches }) => matches(names));
    for (const prepared of matching) {
      prepared.used = true;
    }
    return matching[0]?.waiver ?? null;
  }

  #inForce(rule: RuleInfo): Prepared[] {
    const known =
      this.#byRule.get(rule.id) ??
      this.#waivers.filter((prepared) => prepared.daysLeft >= 0 && matchesRule(prepared.waiver.rule, rule));
    this.#byRule.set(rule.id, known);
    return known;
  }

  /** What there is to say of waivers once all findings have asked for theirs. */
  problems(path: string | null): RunProblem[] {
    return this.#waivers.flatMap((prepared): RunProblem[] => {
      const found = told(prepared);
      return found === null ? [] : [{ ...found, path, line: null }];
    });
  }
}

/** Does a waiver still work at this moment? It does until the end of the day (UTC) that it names. */
export function isInForce(waiver: Waiver, nowS: number): boolean {
  return daysLeft(waiver, nowS) >= 0;
}

function told({ waiver, daysLeft: left, used }: Prepared): Pick<RunProblem, "level" | "message"> | null {
  const which = `The waiver of ${waiver.rule} for ${waiver.resource} (${waiver.owner})`;
  if (left < 0) {
    return {
      level: "warning",
      message: `${which} expired on ${waiver.expires} and no longer works: mend what it waived, or renew it.`,
    };
  }
  if (!used) {
    return { level: "notice", message: `${which} waives no finding: remove it.` };
  }
  if (left <= SOON_DAYS) {
    return {
      level: "notice",
      message: `${which} expires on ${waiver.expires}: mend what it waives, or renew it.`,
    };
  }
  return null;
}

function daysLeft({ expires }: Waiver, nowS: number): number {
  const days = Date.parse(`${expires}T00:00:00Z`) / 1000 / DAY_S - Math.floor(nowS / DAY_S);
  return Number.isNaN(days) ? -1 : days;
}
