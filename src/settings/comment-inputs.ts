import { COMMENT_WHEN } from "./action-inputs.ts";
import { inputReader } from "./input-reader.ts";

/** The inputs of comment/action.yml. */
export const COMMENT_INPUTS = ["artifact", "comment", "comment-key", "github-token"] as const;

/** What the inputs of the entry that only comments ask for. */
export interface CommentInputs {
  artifact: string;
  comment: (typeof COMMENT_WHEN)[number];
  commentKey: string;
  token: string | null;
}

/**
 * Reads the inputs as the runner gives them.
 * @throws UserError for an input that there is not, or a word that is not allowed.
 */
export function readCommentInputs(environment: Readonly<Record<string, string | undefined>>): CommentInputs {
  const { value, word } = inputReader(environment, COMMENT_INPUTS);
  return {
    artifact: value("artifact") ?? "resilience-gate",
    comment: word("comment", COMMENT_WHEN),
    commentKey: value("comment-key") ?? "",
    token: value("github-token"),
  };
}
