import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dump } from "js-yaml";
import type { Step, Workflow } from "../docs/recipes.ts";

/**
 * Stand-ins for tools that plan and render: they write the file `fixture.json` or `fixture.yaml` of the folder that they are asked about, or
 * what `gh` would list.
 */
const TOOLS: Readonly<Record<string, string>> = {
  terraform: '#!/bin/sh\ncase " $* " in *" show "*) cat "$(echo "$1" | cut -d= -f2)/fixture.json";; esac\n',
  // The check runs them without a PATH.
  kubectl: '#!/bin/sh\n[ "$1" = kustomize ] && /bin/cat "$2/fixture.yaml"\n',
  // The check asks kustomize before kubectl: one that is installed on the machine is not to answer.
  kustomize: '#!/bin/sh\n[ "$1" = build ] && /bin/cat "$2/fixture.yaml"\n',
  helm: '#!/bin/sh\n[ "$1" = template ] && /bin/cat "$3"/fixture.yaml\n',
  terragrunt: '#!/bin/sh\nmkdir -p "$6/live/app" && cp live/app/fixture.json "$6/live/app/tfplan.json"\n',
  gh: "#!/bin/sh\necho README.md\n",
};

/** Puts the stand-ins into a folder, for the PATH. */
export async function toolsIn(folder: string): Promise<string> {
  const tools = join(folder, "tools");
  await mkdir(tools, { recursive: true });
  for (const [name, script] of [...Object.entries(TOOLS), ["tofu", TOOLS["terraform"] ?? ""] as const]) {
    await writeFile(join(tools, name), script);
    await chmod(join(tools, name), 0o755);
  }
  return tools;
}

/** A recipe as it can be run here: this repository's own actions, no installers, and artifacts in a folder instead of GitHub. */
export function runnable(workflow: Workflow, artifacts: string): string {
  const jobs = Object.fromEntries(
    Object.entries(workflow.jobs).map(([name, job]) => {
      const steps = job.steps.flatMap((step) => runnableStep(step, artifacts));
      const checkedOut = steps.some(({ uses }) => uses?.startsWith("actions/checkout@"));
      return [name, { ...job, steps: checkedOut ? steps : [{ uses: "actions/checkout@v4" }, ...steps] }];
    }),
  );
  return dump({ ...workflow, jobs });
}

function runnableStep(step: Step, artifacts: string): Step[] {
  const { uses = "", with: given = {} } = step;
  const { with: _, uses: __, ...rest } = step;
  if (uses.startsWith("resilience-gate/")) {
    return [{ ...step, uses: uses.includes("/comment@") ? "./comment" : "./" }];
  }
  if (uses.startsWith("actions/upload-artifact@")) {
    const to = `${artifacts}/${given["name"]}`;
    const from = given["path"];
    const copy = `if [ -d '${from}' ]; then cp -r '${from}/.' '${to}/'; else cp '${from}' '${to}/'; fi`;
    return [{ ...rest, run: `mkdir -p '${to}' && ${copy}` }];
  }
  if (uses.startsWith("actions/download-artifact@")) {
    return [
      {
        ...rest,
        run: `mkdir -p '${given["path"]}' && cp ${artifacts}/${given["pattern"] ?? given["name"]}/* '${given["path"]}/'`,
      },
    ];
  }
  if (uses.startsWith("actions/attest-build-provenance@")) {
    const files = String(given["subject-path"]).trim().split("\n").join(" ");
    return [{ ...rest, run: `for file in ${files}; do test -s "$file" && echo "signed $file"; done` }];
  }
  if (uses.startsWith("./")) {
    return [step];
  }
  if (uses.startsWith("github/codeql-action/upload-sarif@")) {
    return [{ ...rest, run: `test -s '${given["sarif_file"]}'` }];
  }
  if (uses.startsWith("actions/checkout@")) {
    return [{ ...step, uses: "actions/checkout@v4" }];
  }
  return uses === "" ? [step] : [];
}
