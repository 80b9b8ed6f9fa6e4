import { UserError } from "../model/user-error.ts";
import { inert } from "../reports/plain.ts";

/**
 * What is shown of an error: a UserError's own words, or for anything else one line without a word of any input.
 * Only with `debug` is the stack trace shown, without its message. No line of it is a command to a runner.
 */
export function errorText(error: unknown, debug: boolean): string {
  if (error instanceof UserError) {
    return `error: ${inert(error.message)}`;
  }
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  const line = `internal error: ${kind}${code}; please report this (RESILIENCE_GATE_DEBUG=1 shows where it happened)`;
  return debug && error instanceof Error ? [line, ...framesOf(error)].join("\n") : line;
}

/** The places of a stack trace without the message before them, which may quote an input. */
function framesOf(error: Error): string[] {
  const { stack = "", message } = error;
  const at = stack.indexOf(message);
  const after = at < 0 ? stack : stack.slice(at + message.length);
  return after.split("\n").filter((line) => /^ {4}at /.test(line));
}
