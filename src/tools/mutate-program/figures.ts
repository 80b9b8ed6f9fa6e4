import type { Sample } from "./draw.ts";
import { noticedShare, type Score, scoreTable } from "./scores.ts";

/** What came of the changes of one folder. */
interface Mutation {
  folder: string;
  /** Null where all changes were tried. */
  sample: Sample | null;
  /** Of the whole run, the first run of the tests among it. */
  seconds: number;
  score: Score;
  kinds: readonly Score[];
}

/** The score of a folder in Markdown, and the command that it is of. */
export function mutationFigures({ folder, sample, seconds, score, kinds }: Mutation): string {
  const drawn = sample === null ? [] : [`sample=${sample.size}`, `seed=${sample.seed}`];
  const command = ["npm run mutate:program --", `folder=${folder}`, ...drawn].join(" ");
  return `\`${command}\`, in ${Math.round(seconds / 60)} minutes: ${noticedShare(score).toFixed(1)} % noticed.

${scoreTable("What is changed", [...kinds, { ...score, name: "all" }])}
`;
}
