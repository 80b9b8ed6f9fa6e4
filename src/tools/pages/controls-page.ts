import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { glob } from "tinyglobby";
import { ruleGravity } from "../../evaluate/severity.ts";
import { type ResilienceFile, resilienceFileSchema } from "../../model/resilience-file.ts";
import type { RuleInfo } from "../../model/rule.ts";
import { type Standard, standardSchema } from "../../model/standard.ts";
import { table } from "./markdown.ts";

/** A standard, and the settings that carry it out: the preset of its name. */
export interface CarriedOut {
  standard: Standard;
  preset: ResilienceFile;
}

/** The standards of a project, by name; none where it carries none out. */
export async function readStandards(root: string): Promise<CarriedOut[]> {
  const files = (await glob("*.yml", { cwd: join(root, "standards") })).sort();
  const read = files.map(async (file): Promise<CarriedOut> => {
    const yaml = async (folder: string): Promise<unknown> =>
      load(await readFile(join(root, folder, file), "utf8"));
    const text = standardSchema.parse(await yaml("standards"));
    return {
      standard: { name: file.replace(/\.yml$/, ""), ...text },
      preset: resilienceFileSchema.parse(await yaml("presets")),
    };
  });
  return Promise.all(read);
}

/** Which rules carry out which controls, how grave they are with the preset, and what is left to be shown by hand. */
export function controlsPage(standards: readonly CarriedOut[], rules: readonly RuleInfo[]): string {
  return [
    "# Controls of standards\n",
    "`--format controls` writes a report by the controls of standards in Markdown, `--format controls-json` the same as JSON ([schema](../schemas/controls.json)): for each control whether it failed (with",
    "the findings), is undetermined, was not judged (and why), passed, or does not apply, and what somebody has to show by hand. A preset of a standard's name sets objectives and severities that carry",
    "it out: `check --preset NAME`, `preset: NAME` of the action, or `extends: preset:NAME` in resilience.yml.\n",
    "```sh\nresilience-gate check plan.json k8s/ --preset aws-well-architected-reliability --format controls=controls.md --format controls-json=controls.json\n```\n",
    "- **passed**: something was judged, and no rule that carries the control out found anything wrong. Where a file could not be read, nothing has passed.",
    "- **failed**: a rule found something wrong, waived or not; the waiver stands beside it.",
    "- **not judged**: no file shows it; or the rules are switched off; or what falls short is asked for by no objective that is declared.",
    "- **not applicable**: no rule that carries it out has anything to judge here.\n",
    "Rules of your own count too, where their METADATA names a control (`standards: [AWS REL10-BP01]`).\n",
    ...standards.map((one) => standardPart(one, rules)),
  ].join("\n");
}

function standardPart({ standard, preset }: CarriedOut, rules: readonly RuleInfo[]): string {
  const { name, title, edition, link, prefix, controls } = standard;
  const rows = controls.map(({ id, title: about, by_hand }) => {
    const own = rules
      .filter(({ standards }) => standards.includes(`${prefix} ${id}`))
      .map(
        (rule) =>
          `[${rule.id}](../policies/rules/${rule.id}/README.md) ${ruleGravity(rule, preset).severity}`,
      );
    return [id, about, own.length === 0 ? "none" : own.join("<br>"), by_hand];
  });
  const judged = rows.filter(([, , own]) => own !== "none").length;
  return [
    `## ${name}\n`,
    `[${title}](${link}), ${edition}: ${controls.length} best practices, ${judged} of which rules carry out as far as files show; severities are those of the preset.\n`,
    table(["Control", "", "Rules", "By hand"], rows),
  ].join("\n");
}
