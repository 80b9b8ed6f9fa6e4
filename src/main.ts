import process from "node:process";
import { RUN_ENTRYPOINT, withEarlyStart } from "./evaluate/early-start.ts";
import { readEnvironment } from "./settings/environment.ts";
import { builtPack } from "./settings/pack.ts";

/** The action. An error is shown as one, and ends the step with status 2. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  try {
    const around = { environment, variables: process.env, folder: process.cwd(), clockMs: Date.now() };
    process.exitCode = await withEarlyStart({ ...builtPack(), entrypoint: RUN_ENTRYPOINT }, async () => {
      const { runAction } = await import("./action/run-action.ts");
      const { githubServices } = await import("./github/services.ts");
      return runAction(around, githubServices);
    });
  } catch (error) {
    const { error: annotate } = await import("@actions/core");
    const { errorText } = await import("./settings/internal-error.ts");
    // The runner shows it as an error: that word once is enough.
    annotate(errorText(error, environment.debug).replace(/^error: /, ""));
    process.exitCode = 2;
  }
}

await main();
