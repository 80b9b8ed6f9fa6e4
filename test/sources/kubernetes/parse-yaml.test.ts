import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../src/sources/kubernetes/parse-yaml.ts";

const values = (text: string) => parseYaml(text).documents.map(({ value }) => value);
const lines = (text: string, path: string, document = 0) =>
  parseYaml(text).documents[document]?.linesOf(path);

describe("values", () => {
  it.each([
    ["yes", true],
    ["On", true],
    ["y", true],
    ["NO", false],
    ["off", false],
    ["~", null],
    ["", null],
    ["0777", 511],
    ["0o777", 511],
    ["0x1F", 31],
    ["-0b11", -3],
    ["1_000", 1000],
    ["08", 8],
    ["1e3", 1000],
    [".5", 0.5],
    ["80:80", "80:80"],
    ["1:30:00", "1:30:00"],
    ["2026-09-15", "2026-09-15"],
    ["2026-09-15T09:42:00Z", "2026-09-15T09:42:00Z"],
    ["0x7fffffffffffffffff", "0x7fffffffffffffffff"],
    ["!Ref b", "b"],
    ["!!unheard-of 12", "12"],
    ["1e999", "1e999"],
    ["yEs", "yEs"],
    ['"yes"', "yes"],
    ["'0777'", "0777"],
    ["!!str 12", "12"],
    ["!!binary aGk=", "hi"],
  ])("%s reads as %j, as Kubernetes reads it", (text, value) => {
    expect(values(`a: ${text}\n`)).toEqual([{ a: value }]);
  });

  it("merges, the mapping's own keys first", () => {
    const text = "base: &base {a: 1, b: 2}\nown:\n  <<: *base\n  b: 3\n";
    expect(values(text)).toEqual([{ base: { a: 1, b: 2 }, own: { a: 1, b: 3 } }]);
  });

  it("reads brackets that close in the first column, and quotes that go on there", () => {
    const text = "args: [\n  a,\n  b\n]\nmap: {\nc: 1\n}\ntext: 'one\ntwo'\n";
    expect(values(text)).toEqual([{ args: ["a", "b"], map: { c: 1 }, text: "one two" }]);
    expect(lines(text, "text")).toEqual({ line: 8, end_line: 9, column: 1, exact: true });
    // What the parser wants indented deeper stands where it stands.
    expect(lines("a: {\n  b: [\nc, {d: 1}\n]\n}\n", "a.b.1.d")).toEqual({
      line: 3,
      end_line: 3,
      column: 5,
      exact: true,
    });
  });

  it("reads a bare hyphen in brackets, and knows where it stands", () => {
    const text = "command: [tar, -xf, -]\nother: {a: -, b: [-,-]}\n";
    expect(values(text)).toEqual([{ command: ["tar", "-xf", "-"], other: { a: "-", b: ["-", "-"] } }]);
    expect(lines(text, "other.b.1")).toEqual({ line: 2, end_line: 2, column: 21, exact: true });
  });

  it("reads mappings and lists with tags that nobody knows", () => {
    expect(values("a: !x {b: 1}\nc: !y [d]\n")).toEqual([{ a: { b: 1 }, c: ["d"] }]);
    expect(values("!x\na: 1\n")).toEqual([{ a: 1 }]);
  });

  it("reads JSON indented with tabs", () => {
    expect(values('{\n\t"a": [\n\t\t1,\n\t\t"\\u00e9"\n\t]\n}\n')).toEqual([{ a: [1, "é"] }]);
  });

  it("reads a file with a byte order mark, comments, directives and empty documents", () => {
    const text = "\uFEFF# first\n---\n---\n# nothing\n---\na: 1\n...\n---\n";
    expect(values(text).filter((value) => value !== null && value !== undefined)).toEqual([{ a: 1 }]);
    expect(values("# x\n%YAML 1.1\n---\na: 1\n---\nb: [\n---\nc: 1\n")).toEqual([{ a: 1 }, { c: 1 }]);
    expect(parseYaml(text).broken).toEqual([]);
  });

  it("keeps a key named __proto__ away from the prototype", () => {
    const [value] = values("__proto__: {polluted: true}\na: 1\n");
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect((value as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("broken documents", () => {
  const broken = (text: string) => parseYaml(text).broken.map(({ message, line }) => ({ message, line }));

  it("are told with their line, and lose no other document", () => {
    const text = "a: 1\n---\nb: [1,\n---\nc: 3\n---\nd: 1\n\nd: 2\n";
    expect(values(text)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(broken(text)).toEqual([
      { message: "it is not valid YAML: a quote or a bracket is opened and never closed", line: 4 },
      {
        message: "it is not valid YAML: a key is given twice in the same mapping: keep one of them",
        line: 9,
      },
    ]);
  });

  it.each([
    ["a: *nowhere\n", "an alias (*name) has no anchor (&name) before it"],
    ["a: !!int x\n", "a value does not fit the tag (!!name) before it"],
    ["a: .inf\n", "there is a number (.inf, .nan) that JSON cannot hold: Kubernetes refuses it"],
    ["~: 1\n", "a key is empty or null, which Kubernetes refuses"],
    [
      "x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n",
      "a merge key (<<) stands after a key that it gives too, of which Kubernetes takes the merged one: put it first",
    ],
    ["a:\n\tb: 1\n", "a tab is used for indentation: use spaces"],
    ["a: 1\n b: 2\n", "the indentation does not fit its surroundings"],
    ["<<: [1]\n", "a merge key (<<) takes something else than a mapping"],
    [`a: ${"[".repeat(200)}${"]".repeat(200)}\n`, "the nesting is too deep"],
    ["a: \u0001\n", "there is a character that YAML does not allow"],
    ['a: "\\q"\n', "a backslash in double quotes begins no known escape"],
  ])("%j is told in words of our own", (text, words) => {
    expect(broken(text)[0]?.message).toBe(`it is not valid YAML: ${words}`);
  });

  it("are alias bombs, and aliases inside their own anchor", () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(",")}]`,
    );
    const refused = {
      message: "it is not valid YAML: there are too many aliases in one document: write the values out",
      line: 1,
    };
    expect(broken(`l0: &l0 [x]\n${levels.join("\n")}\n`)).toEqual([refused]);
    expect(broken("a: &a\n  b: *a\n")).toEqual([refused]);
    expect(broken(`a: &a x\nb: [${Array(2000).fill("*a").join(",")}]\n`)[0]?.message).toBe(refused.message);
  });

  it("share one budget of aliases", () => {
    const document = `a: &a [${Array(900).fill("1").join(",")}]\nb: [${Array(900).fill("*a").join(",")}]\n`;
    expect(parseYaml(Array(3).fill(document).join("---\n")).broken).toHaveLength(2);
  });
});

describe("places", () => {
  const text = [
    "# a comment", // 1
    "---", // 2
    "metadata:", // 3
    "  labels:", // 4
    "    app.kubernetes.io/name: web", // 5
    "spec:", // 6
    "  containers:", // 7
    "    - name: a", // 8
    "      image: x", // 9
    "    - {name: b,", // 10
    "       image: y}", // 11
    "  script: |", // 12
    "    one", // 13
    "    two", // 14
    "", // 15
    "---", // 16
    "base: &base {replicas: 3}", // 17
    "spec:", // 18
    "  <<: *base", // 19
    "  other: *base", // 20
    "",
  ].join("\n");

  it.each([
    ["", 0, 3, 14, 1, true],
    ["metadata.labels.app.kubernetes.io/name", 0, 5, 5, 5, true],
    ["spec.containers", 0, 7, 11, 3, true],
    ["spec.containers.0.image", 0, 9, 9, 7, true],
    ["spec.containers.1", 0, 10, 11, 7, true],
    ["spec.containers.1.image", 0, 11, 11, 8, true],
    ["spec.containers.1.resources.limits", 0, 10, 11, 7, false],
    ["spec.script", 0, 12, 14, 3, true],
    ["spec.replicas", 0, 6, 14, 1, false],
    ["", 1, 17, 20, 1, true],
    ["spec.replicas", 1, 17, 17, 14, true],
    ["spec.other.replicas", 1, 17, 17, 14, true],
    ["spec.other", 1, 20, 20, 3, true],
  ])(
    "%s of document %d is lines %d to %d from column %d",
    (path, document, line, end_line, column, exact) => {
      expect(lines(text, path, document)).toEqual({ line, end_line, column, exact });
    },
  );

  it("end with the bracket in JSON", () => {
    const json = '{\n  "items": [\n    {\n      "a": 1\n    },\n    {\n      "b": "}"\n    }\n  ]\n}\n';
    expect(lines(json, "")).toEqual({ line: 1, end_line: 10, column: 1, exact: true });
    expect(lines(json, "items.0")).toEqual({ line: 3, end_line: 5, column: 5, exact: true });
    expect(lines(json, "items.1")).toEqual({ line: 6, end_line: 8, column: 5, exact: true });
    expect(lines(json, "items")).toEqual({ line: 2, end_line: 9, column: 3, exact: true });
  });

  it("are looked up for so many segments of a path", () => {
    const text = `${'{"a": '.repeat(70)}1${"}".repeat(70)}\n`;
    const path = (segments: number): string => Array(segments).fill("a").join(".");
    expect([64, 63].map((segments) => lines(text, path(segments))?.column)).toEqual([6 * 63 + 2, 6 * 62 + 2]);
    expect(lines(text, path(70))).toEqual(lines(text, path(64)));
  });

  it("take no time without bound in merges of merges", () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) => `l${i + 1}: &l${i + 1}\n  <<: [${Array(20).fill(`*l${i}`).join(",")}]`,
    );
    const bomb = `l0: &l0 {a: 1}\n${levels.join("\n")}\n`;
    expect(lines(bomb, "l20.missing")).toMatchObject({ exact: false });
    expect(lines(bomb, "l20.a")).toEqual({ line: 1, end_line: 1, column: 10, exact: true });
  });
});

describe("for any text", () => {
  const json = fc.jsonValue({ maxDepth: 4 });

  it("reads what was written, and finds every leaf where it stands", () => {
    const key = fc.stringMatching(/^[a-m]{1,8}$/);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { minKeys: 1 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1 }), fc.constantFrom(-1, 1, 3), (value, flowLevel) => {
        const text = dump(value, { flowLevel });
        const rows = text.split("\n");
        const [document] = parseYaml(text).documents;
        expect(document?.value).toEqual(value);
        for (const [path, leaf] of leaves(value, "")) {
          const found = document?.linesOf(path);
          expect(found?.exact).toBe(true);
          const shown = rows.slice((found?.line ?? 0) - 1, found?.end_line).join("\n");
          const name = path.slice(path.lastIndexOf(".") + 1);
          expect(shown.slice((found?.column ?? 0) - 1)).toMatch(/^\d+$/.test(name) ? `${leaf}` : `${name}:`);
          expect(shown).toContain(String(leaf));
        }
      }),
    );
  });

  it("reads all JSON", () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2, "\t"), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!text.includes("__proto__") && !/\\u(d[89a-f]|00[01789])/i.test(text));
        const { documents, broken } = parseYaml(text);
        expect(broken).toEqual([]);
        expect(documents.map((document) => document.value)).toEqual([JSON.parse(text)]);
      }),
    );
  });

  it("never throws, and names a line of the file", () => {
    const piece = fc.constantFrom(
      "a: ",
      "- ",
      "\n",
      "  ",
      "---\n",
      "...\n",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a",
      "<<: ",
      "|\n",
      ">-\n",
      '"',
      "'",
      "#",
      ": ",
      "? ",
      "!x ",
      "%YAML 1.1\n",
      "\t",
      "1",
      "yes",
      "{{ x }}",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const { documents, broken } = parseYaml(text);
        const last = text.split("\n").length;
        for (const place of [
          ...broken,
          ...documents.map((document) => document.linesOf("a.0")),
          ...documents.map((document) => document.linesOf("")),
        ]) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function leaves(value: unknown, path: string): [string, unknown][] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`))
    : [[path, value]];
}
