// Starts a rule with its test and fixtures: npm run new-rule -- ha some-name
import packageJson from "../../package.json" with { type: "json" };
import { newRule } from "./scaffold/new-rule.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([group, name]) => {
  if (group === undefined || name === undefined) throw new Error("npm run new-rule -- <group> <name>");
  const paths = await newRule(REPOSITORY, group, name, packageJson.version);
  process.stdout.write(paths.map((path) => `written ${path}\n`).join(""));
  process.stdout.write("Change it into your rule, then: npm run build && npm test\n");
  return 0;
});
