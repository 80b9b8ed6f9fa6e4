import type { Evaluation } from "../model/evaluation.ts";
import type { NotInSight } from "../model/report.ts";
import { byText } from "./order.ts";

/** Most ids of one kind that are listed; the count tells of the rest. */
const MOST_LISTED = 100;

/** What a line for a resource of a type has to say besides its type, by what rules ask of it; settings refuse what is left blank. */
const TO_SAY: Record<string, string> = {
  aws_s3_bucket: 'region: "", versioning: {enabled: ""}',
  aws_launch_template: 'region: "", instance_type: ""',
  aws_launch_configuration: 'region: "", instance_type: ""',
  google_storage_bucket: 'location: ""',
};

/** What is referred to and stands in no input, one entry a kind of thing, with the lines of resilience.yml that say what it is. */
export function notInSight(found: Evaluation["not_in_sight"]): NotInSight[] {
  return found
    .filter(({ ids }) => ids.length > 0)
    .map(({ what, type, ids }): NotInSight => {
      const listed = [...ids].sort(byText).slice(0, MOST_LISTED);
      // Of a subnet all that counts is where it is.
      const isPlace = type === "aws_subnet";
      return {
        what,
        count: ids.length,
        ids: listed,
        under: isPlace ? "declared.locations" : "declared.resources",
        lines: listed.map((id) => `${quoted(id)}: ${isPlace ? '""' : `{type: ${type}, ${saying(type)}}`}`),
      };
    })
    .sort((a, b) => byText(a.what, b.what) || byText(a.lines[0] ?? "", b.lines[0] ?? ""));
}

function saying(type: string): string {
  return (Object.hasOwn(TO_SAY, type) ? TO_SAY[type] : undefined) ?? 'region: ""';
}

/** A text as YAML has it in double quotes: as JSON, and what a line may not hold escaped too. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
