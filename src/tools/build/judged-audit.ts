import * as z from "zod/mini";

const SEVERITIES = ["info", "low", "moderate", "high", "critical"] as const;

/** What `npm audit --json` writes where the registry answers (report version 2 of npm 7 and later). */
const auditSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(SEVERITIES),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/** What it writes where the registry does not. */
const refusalSchema = z.object({ message: z.string() });

/** What an audit found, one line for each package; or why there was none. */
export type JudgedAudit =
  | { answered: true; lines: string[]; fails: boolean }
  | { answered: false; why: string };

/** Judges what `npm audit --json` wrote. `shipped` are the names of the packages that dist holds a part of. */
export function judgedAudit(written: string, shipped: ReadonlySet<string>): JudgedAudit {
  const value = jsonOf(written);
  const audit = auditSchema.safeParse(value);
  if (!audit.success) {
    const refusal = refusalSchema.safeParse(value);
    return { answered: false, why: refusal.success ? refusal.data.message : "npm audit wrote no report" };
  }
  const found = Object.entries(audit.data.vulnerabilities).map(([name, { severity, range, via }]) => {
    const whose = shipped.has(name) ? "in dist" : "for development";
    const known = via.map((one) =>
      typeof one === "string" ? `through ${one}` : `${one.title} (${one.url})`,
    );
    const fails = shipped.has(name) || SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf("high");
    const line = `${fails ? "FAILED" : "known"} ${name} ${range} ${severity}, ${whose}: ${known.join("; ")}`;
    return { line, fails };
  });
  return { answered: true, lines: found.map(({ line }) => line), fails: found.some(({ fails }) => fails) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
