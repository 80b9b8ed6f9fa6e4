import type { Random } from "../random.ts";

/** Pieces of scalars that mean something, or nearly do. */
const PIECES =
  `0 1 7 8 9 12 00 _ - + . e E e5 e-3 x X o b 0x 0o 0b 0X 0B f F a inf .inf .INF nan .NaN yes No TRUE true tRue on Off y N null
  NULL ~ << = 60 :30 2001-01-01 T10:00:00Z k Mi / %`.split(/\s+/);

/** Documents that hold what YAML has, to be changed here and there. */
const DOCUMENTS = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web, "quoted key": 'it''s', on: off}
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: web
        command: [sh, -c, "echo \\"a b\\"", -]
        args: ["--port", 8080, 0777, 1e3, ~]
      - {name: side, image: "x:y"}
`,
  `base: &base
  a: 1
  b: [x, &item y, *item]
copy: *base
merged:
  <<: *base
  a: 2
list:
- <<: [*base, {c: 3}]
- ? key
  : value
`,
  `script: |
  one
    two

  three
folded: >-
  a
  b

  c
kept: |+
  x

last: plain text
  goes on # a comment
other: "double \\u00e9 \\x41
  goes on"
empty:
`,
];
/** Documents with tags, as they are: a tag that is mistyped is too odd a text to agree on. */
const WITH_TAGS = [
  "a: !!str 12",
  "b: !local {c: d}",
  "e: !!binary aGVsbG8=",
  'f: !!int "3"',
  "g: [!x 1, !!float 2]",
  "!x\na: 1",
];
/** What a change puts into a line. */
const INSERTED = `- |: |{|}|[|]|,|"|'|#|&a |*a|!|>|%|@|\t|?|~|<<: *base|\\|é|  `.split("|");

/** A scalar in one of the places that scalars have. */
export function yamlScalar(random: Random): string {
  const text = Array.from({ length: 1 + random.below(5) }, () => random.of(PIECES)).join("");
  return random.of([`a: ${text}`, `- ${text}`, `a: [${text}]`, `a: {b: ${text}}`, `${text}: 1`]);
}

/** A document with up to three changes to its lines. */
export function yamlDocument(random: Random): string {
  if (random.below(50) === 0) {
    return random.of(WITH_TAGS);
  }
  const lines = random.of(DOCUMENTS).split("\n");
  for (let changes = random.below(4); changes > 0; changes -= 1) {
    const at = random.below(lines.length);
    const line = lines[at] ?? "";
    const column = random.below(line.length + 1);
    switch (random.below(6)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(at, 0, random.of(lines));
        break;
      case 2:
        lines[at] = ` ${line}`;
        break;
      case 3:
        lines[at] = line.replace(/^ /, "");
        break;
      case 4:
        lines[at] = line.slice(0, column) + line.slice(column + 1);
        break;
      default:
        lines[at] = line.slice(0, column) + random.of(INSERTED) + line.slice(column);
    }
  }
  return lines.join("\n");
}
