import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";

const caseSchema = z.object({
  id: z.string(),
  /** The id of a check of another tool, whose authors expect `expected` of it. */
  check_id: z.string(),
  provider: z.string(),
  /** An address (`aws_db_instance.a`, `module.db`, `Deployment/a`, `StatefulSet/namespace/a`, `Deployment/None` without a name); null for any. */
  resource: z.nullable(z.string()),
  expected: z.enum(["pass", "fail"]),
  /** Paths below the corpus, judged together. */
  inputs: z.array(z.string()),
});
/** What the authors of another tool expect of one of its checks on one input. */
export type LabelledCase = z.infer<typeof caseSchema>;

/** The cases of a corpus, in the file's order; null where it is not there. */
export function readCases(corpus: string): LabelledCase[] | null {
  const path = join(corpus, "labelled/cases.json");
  if (!existsSync(path)) {
    return null;
  }
  return parsedOrThrow(z.array(caseSchema), JSON.parse(readFileSync(path, "utf8")), "cases.json");
}
