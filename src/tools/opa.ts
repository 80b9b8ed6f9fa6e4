// Runs OPA at the pinned version: npm run opa -- test policies
import { spawnSync } from "node:child_process";
import { opaProgram } from "./opa/find.ts";
import { runTool } from "./tool.ts";

await runTool(async (args) => spawnSync(await opaProgram(), args, { stdio: "inherit" }).status ?? 1);
