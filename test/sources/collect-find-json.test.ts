import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJson } from "../../src/sources/find-json.ts";
import { scanJson } from "../../src/sources/scan-json.ts";

describe("scanJson", () => {
  it("finds the end of any JSON value, whatever follows", () => {
    fc.assert(
      fc.property(
        fc.object().map((value) => JSON.stringify(value)),
        fc.string(),
        (json, rest) => {
          expect(scanJson(`${json}\n${rest}`, 0)).toEqual({ ok: true, end: json.length });
        },
      ),
    );
  });

  it("calls every beginning of an object or list cut short", () => {
    fc.assert(
      fc.property(
        fc.object().map((value) => JSON.stringify(value, null, 1)),
        fc.nat(),
        (json, length) => {
          const cut = json.slice(0, 1 + (length % (json.length - 1)));
          expect(scanJson(cut, 0)).toEqual({ ok: false, offset: cut.length, reason: "truncated" });
        },
      ),
    );
  });

  it("accepts what JSON.parse accepts and nothing else", () => {
    const nearly = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"a"',
        '"',
        "\\",
        "1",
        "-",
        "0",
        ".",
        "e",
        "true",
        "nul",
        " ",
        "\n",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        nearly.map((parts) => parts.join("")),
        (text) => {
          const scan = scanJson(text, 0);
          const whole = scan.ok && text.slice(scan.end).trim() === "";
          expect(whole).toBe(parses(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("stops at a nesting that nothing real has", () => {
    expect(scanJson("[".repeat(20_000), 0)).toEqual({ ok: false, offset: 10_000, reason: "depth" });
  });
});

describe("findJson", () => {
  const plan = '{"format_version":"1.2","resource_changes":[]}';
  const value = { format_version: "1.2", resource_changes: [] };

  it.each([
    [
      "the wrapper's lines",
      `[command]/opt/terraform-bin show -json plan.tfplan\n${plan}\n::debug::Terraform exited with code 0.\n::debug::stdout: ${plan}\n`,
    ],
    ["a workflow command on the same line", `::set-output name=stdout::${plan}%0A\n`],
    ["a warning before it", `Warning: [deprecated]\n\n${plan}\n`],
    ["lines behind it", `${plan}\nReleasing state lock. This may take a few moments...\n`],
  ])("finds the object among %s", (_, text) => {
    expect(findJson(text)).toEqual({ kind: "value", value, source: plan, several: false });
  });

  it("says that another document follows", () => {
    expect(findJson(`${plan}\n${plan}`)).toEqual({ kind: "value", value, source: plan, several: true });
  });

  it.each([
    [
      "cut short",
      '{\n  "format_version": "1.2",\n  "resource_',
      { kind: "broken", reason: "truncated", line: 3, column: 13 },
    ],
    ["broken", '{\n  "a": tru,\n}', { kind: "broken", reason: "syntax", line: 2, column: 8 }],
    [
      "JSON with comments",
      '{\n  // note\n  "a": 1\n}',
      { kind: "broken", reason: "syntax", line: 2, column: 3 },
    ],
    ["YAML", "kind: Pod\nspec: {a: 1}\n", { kind: "none" }],
    ["a template", "{{- if .Values.a }}\na: 1\n{{- end }}\n", { kind: "none" }],
    ["space", " \n\t", { kind: "none" }],
  ])("tells %s", (_, text, expected) => {
    expect(findJson(text)).toEqual(expected);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
