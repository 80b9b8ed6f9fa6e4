import type { Span } from "./block.ts";

/**
 * The line where a block seems to begin (`aws_subnet.a`, `data.aws_ami.b`, `module.c`), for text that is too broken to be parsed;
 * null where no line looks like it.
 */
export function findHeader(text: string, name: string): Span | null {
  const [first = "", second = "", third = ""] = name.split(".");
  const [keyword, labels] =
    first === "module"
      ? ["module", [second]]
      : first === "data"
        ? ["data", [second, third]]
        : ["resource", [first, second]];
  const words = labels.map((label) => `"?${label.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}"?`).join("[ \\t]+");
  const match = new RegExp(`^[ \\t]*${keyword}[ \\t]+${words}[ \\t]*\\{`, "m").exec(text);
  if (match === null) {
    return null;
  }
  const line = text.slice(0, match.index).split("\n").length;
  return { line, end_line: line };
}
