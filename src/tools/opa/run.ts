import * as z from "zod/mini";
import { runCommand } from "../run-command.ts";
import { opaProgram } from "./find.ts";

/** Runs OPA in a folder; gives its standard output, or throws what it said. */
export async function opa(root: string, args: string[], standardInput?: string): Promise<string> {
  const { status, stdout, stderr } = await runCommand(await opaProgram(), args, root, { standardInput });
  if (status === 0) return stdout;
  throw new Error(`opa ${args[0]}: ${refusal(stderr || stdout)}`);
}

const errorList = z.object({
  errors: z.array(
    z.object({
      message: z.string(),
      location: z.optional(z.object({ file: z.string(), row: z.number() })),
    }),
  ),
});

/** What OPA said, without its list of flags; of a list of errors in JSON one line each. */
function refusal(said: string): string {
  try {
    const { errors } = errorList.parse(JSON.parse(said));
    const lines = errors.map(({ message, location }) =>
      location ? `${location.file}:${location.row}: ${message}` : message,
    );
    return [...new Set(lines)].join("\n");
  } catch {
    return said.split("\nUsage:")[0]?.trim() ?? "";
  }
}

const evaluated = z.object({
  result: z.optional(z.array(z.object({ expressions: z.array(z.object({ value: z.unknown() })) }))),
});

/**
 * Evaluates a query over the policies of a folder (`policies` below it), tests and fixtures left out; with an input document or none.
 * Gives the value, undefined where the query has none; throws where OPA refuses.
 */
export async function opaEval(root: string, query: string, input?: unknown): Promise<unknown> {
  const common = ["eval", "--format", "json", "--bundle", "policies", "--ignore", "*_test.rego,fixtures"];
  const answer =
    input === undefined
      ? await opa(root, [...common, query])
      : await opa(root, [...common, "--stdin-input", query], JSON.stringify(input));
  return evaluated.parse(JSON.parse(answer)).result?.[0]?.expressions[0]?.value;
}
