import { expect, it } from "vitest";
import { CASES, type Case } from "./cases.ts";
import { runCommandLine } from "./command-line.ts";

const INTRODUCTION = `# What survives what: the document's cases, worked through

The [reference architectures](../examples) say what happens when a node, a data centre or a region is lost. Here is each case with what the tool makes of it:
the command, and what it prints (without the list of what is not judged). The numbers of the statements are those of [statements.md](statements.md).
This page is written and compared by the tests.
`;

function worked({ title, because, statements, example, lose }: Case): string {
  const what = lose.includes(" ") ? `"${lose}"` : lose;
  const { status, stdout, stderr } = runCommandLine(["simulate", `examples/${example}`, "--lose", lose]);
  expect([status, stderr], title).toEqual([0, ""]);
  const told = stdout.split("\n\nNot judged\n")[0]?.trimEnd();
  return `## ${title}

${because} (${statements.join(", ")})

\`\`\`console
$ node dist/cli.js simulate examples/${example} --lose ${what}
${told}
\`\`\`
`;
}

it("docs/worked-cases.md says what the tool says", async () => {
  await expect([INTRODUCTION, ...CASES.map(worked)].join("\n")).toMatchFileSnapshot(
    "../../docs/worked-cases.md",
  );
}, 300_000);
