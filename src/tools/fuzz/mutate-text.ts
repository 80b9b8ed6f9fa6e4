import type { Random } from "../random.ts";

/** What is put into the middle of a text: what ends or begins something in JSON or YAML, and what is no text at all. */
const PIECES = [
  ..."{}[],:\"'\\\n\t\u0000\ufeff\u2028",
  ..."&a *a <<: !!binary |- >- --- ... # %YAML {{ }} 1e999 -0 0x1F 1_000 ~ yes NaN .inf".split(" "),
  ...["\ud800", "\n---\n", "\n  - ", "\n\t", "&a [*a, *a]", '"\\ud800"', "!!python/object:x {}", "\r"],
];

/** Changes a text as a bad merge, a cut download or a stranger would. */
export function mutateText(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  const lines = text.split("\n");
  const line = random.below(lines.length);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + text.slice(from + 1 + random.below(20));
    case 2:
      return lines.toSpliced(line, 1).join("\n");
    case 3:
      return lines.toSpliced(random.below(lines.length), 0, lines[line] ?? "").join("\n");
    case 4:
      return lines.with(line, `  ${lines[line]}`).join("\n");
    case 5:
      return lines.with(line, (lines[line] ?? "").replace(/:.*/, `: ${random.of(PIECES)}`)).join("\n");
    case 6:
      return text.replace(/\d+/g, (digits) =>
        random.below(30) === 0 ? random.of(["1e999", "-5", "99999999999999999999", "00"]) : digits,
      );
    default:
      return text.slice(0, from) + random.of(PIECES) + text.slice(from);
  }
}
