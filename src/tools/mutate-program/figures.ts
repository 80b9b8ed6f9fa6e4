import { type Score, scoreTable } from "./scores.ts";
import type { Asked } from "./stryker.ts";

/** What came of a run. */
export interface Mutation {
  asked: Asked;
  /** Of the whole run, the first run of the tests among it. */
  seconds: number;
  folders: readonly Score[];
  kinds: readonly Score[];
}

/** The scores of a run in Markdown, and the command that they are of. */
export function mutationFigures({ asked: { files, sample }, seconds, folders, kinds }: Mutation): string {
  const drawn = sample === null ? [] : [`sample=${sample.size}`, `seed=${sample.seed}`];
  const command = [
    "npm run mutate:program",
    ...(sample === null && files.length === 0 ? [] : ["--"]),
    ...drawn,
    ...files,
  ];
  return `\`${command.join(" ")}\`, in ${Math.round(seconds / 60)} minutes:

${scoreTable("Folder", folders)}

${scoreTable("What is changed", kinds)}
`;
}
