import process from "node:process";
import { readEnvironment } from "./settings/environment.ts";

/** The entry that only comments, for runs on forks. An error is shown as one, and ends the step with status 2. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  try {
    const { runComment } = await import("./action/run-comment.ts");
    const { commentServices } = await import("./github/comment-services.ts");
    await runComment({ environment, variables: process.env }, commentServices);
  } catch (error) {
    const { error: annotate } = await import("@actions/core");
    const { errorText } = await import("./settings/internal-error.ts");
    // The runner shows it as an error: that word once is enough.
    annotate(errorText(error, environment.debug).replace(/^error: /, ""));
    process.exitCode = 2;
  }
}

await main();
