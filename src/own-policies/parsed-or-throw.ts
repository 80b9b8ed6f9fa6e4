import * as z from "zod/mini";
import { explainIssue } from "../settings/explain-issue.ts";

/** Parses a value, or throws one line a mistake, each beginning with `where`. */
export function parsedOrThrow<T>(schema: z.ZodMiniType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const jsonSchema = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const messages = parsed.error.issues.flatMap((issue) =>
    explainIssue(issue, jsonSchema as Parameters<typeof explainIssue>[1]).map(
      ({ message }) => `${where}: ${message}`,
    ),
  );
  throw new Error(messages.join("\n"));
}
