import * as z from "zod/mini";

const position = z.object({ line: z.number(), column: z.number() });
const mutantSchema = z.object({
  mutatorName: z.string(),
  status: z.string(),
  statusReason: z.optional(z.string()),
  replacement: z.optional(z.string()),
  location: z.object({ start: position, end: position }),
});
const reportSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutantSchema) })),
});

/** What Stryker found, as its schema of reports has it. */
export type StrykerReport = z.infer<typeof reportSchema>;
/** One change of the program; lines and columns from 1. */
export type ReportedMutant = z.infer<typeof mutantSchema>;

/** Reads a report of Stryker. Throws where it is none. */
export function readReport(text: string): StrykerReport {
  return reportSchema.parse(JSON.parse(text));
}
