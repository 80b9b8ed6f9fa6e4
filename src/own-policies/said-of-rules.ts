import { type inspectedSchema, ownRuleMetadataSchema, type RuleMetadata } from "../model/rule-metadata.ts";
import { parsedOrThrow } from "./parsed-or-throw.ts";

type Inspected = ReturnType<typeof inspectedSchema.parse>;

/** A rule's package, `data.resilience.rules.acme["no-latest"]`, or one of helpers, `data.resilience.own.text`. */
const RULE =
  /^data\.resilience\.rules\.([a-z][a-z0-9]*)(?:\.([a-z][a-z0-9]*)|\["([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"\])$/;
const HELPER = /^data\.resilience\.own(?:[.[].*)?$/;

/** Ids of the rules that packages are, and what is wrong with packages. */
export function rulesOf(
  { namespaces = {} }: Inspected,
  path: string,
  taken: ReadonlySet<string>,
): { ids: string[]; problems: string[] } {
  const ids: string[] = [];
  const problems: string[] = [];
  for (const [name, files] of Object.entries(namespaces)) {
    const [, group, plain, quoted] = RULE.exec(name) ?? [];
    const file = fileOf(files[0] ?? "", path);
    if (group !== undefined) {
      ids.push(`${group}/${plain ?? quoted}`);
      if (taken.has(group)) {
        problems.push(`${file}: the group ${group} is one of resilience-gate's own: give the rule another`);
      }
    } else if (!HELPER.test(name)) {
      problems.push(
        `${file}: its package must be resilience.rules.<group>["<name>"], or resilience.own.<name> for what rules share`,
      );
    }
  }
  return { ids, problems };
}

/** METADATA by rule id, and what is wrong with it. */
export function metadataOf(
  { annotations = [] }: Inspected,
  path: string,
): { metadata: Map<string, RuleMetadata>; problems: string[] } {
  const metadata = new Map<string, RuleMetadata>();
  const problems: string[] = [];
  for (const { annotations: said, location, path: at } of annotations) {
    const [, , area, group, name] = at.map((part) => String(part.value));
    if (said.scope !== "package" || area !== "rules" || group === undefined || name === undefined) {
      continue;
    }
    try {
      const where = `${fileOf(location.file, path)}:${location.row}: METADATA`;
      metadata.set(`${group}/${name}`, parsedOrThrow(ownRuleMetadataSchema, said, where));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : `${path}: its METADATA cannot be read`);
    }
  }
  return { metadata, problems };
}

/** A file as it is called outside. */
function fileOf(file: string, path: string): string {
  return `${path}/${file.replace(/^\/?(?:own\/)?/, "")}`;
}
