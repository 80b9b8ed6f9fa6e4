import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/user-error.ts";
import { errorText } from "../../src/settings/internal-error.ts";

describe("errorText", () => {
  it("shows a user's error in its own words, and lets no line be a command to a runner", () => {
    expect(errorText(new UserError("a.yml: it is empty\n::error::x\n##[group]y"), false)).toBe(
      "error: a.yml: it is empty\n: :error::x\n# #[group]y",
    );
  });

  it("shows one line of any other error, without a word of what it says", () => {
    const line =
      "internal error: SyntaxError; please report this (RESILIENCE_GATE_DEBUG=1 shows where it happened)";
    expect(errorText(new SyntaxError("Unexpected token 'hunter2'"), false)).toBe(line);
    expect(errorText("hunter2", false)).toBe(line.replace("SyntaxError", "string"));
  });

  it("shows where it happened where that is asked for", () => {
    expect(errorText(new TypeError("x"), true)).toContain("internal-error.test.ts");
  });
});
