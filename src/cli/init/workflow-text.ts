import { shellWord } from "../../sources/shell-word.ts";
import type { FoundProject } from "./found-project.ts";

const CHECKOUT = "actions/checkout@d23441a48e516b6c34aea4fa41551a30e30af803 # v6.1.0";
const TERRAFORM = "hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2";
const TOFU = "opentofu/setup-opentofu@592200bd4b9bbf4772ace78f887668b1aee8f716 # v1.0.5";

/**
 * A workflow that plans and renders what a repository holds, and judges it on each pull request. `manifests` are folders or files that are
 * judged as they are.
 */
export function workflowText(project: FoundProject, manifests: readonly string[]): string {
  const steps = [
    `- uses: ${CHECKOUT}`,
    "  with: { persist-credentials: false }",
    ...planSteps(project),
    ...renderSteps(project),
    ...gateStep(project, manifests),
  ];
  return `# Judges what each pull request does to the resilience of this system: docs/workflows.md of resilience-gate.
# Written by resilience-gate init; change it as you like.
name: resilience
on:
  pull_request:
permissions:
  contents: read
  pull-requests: write
jobs:
  resilience:
    runs-on: ubuntu-latest
    steps:
${steps.map((line) => `      ${line}`).join("\n")}
`;
}

function planSteps({ roots, isTofu, isTerragrunt }: FoundProject): string[] {
  if (roots.length === 0) {
    return [];
  }
  const tool = isTofu ? "tofu" : "terraform";
  const setUp = isTofu
    ? [`- uses: ${TOFU}`, "  with: { tofu_wrapper: false }"]
    : [`- uses: ${TERRAFORM}`, "  with: { terraform_wrapper: false }"];
  const note = isTerragrunt
    ? [
        "# Terragrunt: docs/workflows.md shows how its units are planned; these are the root modules that stand on their own.",
      ]
    : [];
  const plans = roots.flatMap((root) => {
    const at = root === "." ? "" : ` -chdir=${shellWord(root)}`;
    return [
      `    ${tool}${at} init -input=false`,
      `    ${tool}${at} plan -input=false -lock=false -out=resilience.tfplan`,
      `    ${tool}${at} show -json resilience.tfplan > plans/${fileName(root)}.json`,
    ];
  });
  return [
    "# Planning needs credentials that can read: add the step that your cloud has for that here.",
    ...setUp,
    ...note,
    "- name: Plan",
    "  run: |",
    "    mkdir -p plans",
    ...plans,
  ];
}

function renderSteps({ kustomizations, charts }: FoundProject): string[] {
  const commands = [
    ...kustomizations.map(
      (folder) => `    kubectl kustomize ${shellWord(folder)} > rendered/${fileName(folder)}.yaml`,
    ),
    ...charts.map(
      (folder) =>
        `    helm template ${fileName(folder)} ${shellWord(folder)} > rendered/${fileName(folder)}.yaml`,
    ),
  ];
  return commands.length === 0 ? [] : ["- name: Render", "  run: |", "    mkdir -p rendered", ...commands];
}

function gateStep(project: FoundProject, manifests: readonly string[]): string[] {
  const rendered = project.kustomizations.length + project.charts.length > 0 ? ["rendered"] : [];
  const paths = [...(project.roots.length > 0 ? ["plans"] : []), ...rendered, ...manifests];
  return [
    "# Better than a version: the commit of the release that you have read.",
    "- uses: resilience-gate/resilience-gate@v0",
    ...(paths.length === 0 ? [] : ["  with:", "    paths: |", ...paths.map((path) => `      ${path}`)]),
  ];
}

/** A folder's path as a file name, which is a name in a chart's release as well. */
function fileName(folder: string): string {
  const name = folder.replace(/[^A-Za-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
  return (name || "root").toLowerCase().slice(0, 50);
}
