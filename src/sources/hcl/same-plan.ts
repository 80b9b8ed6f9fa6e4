import type { ModuleOutline, NormalisedInput, SourceArchive } from "../../model/input.ts";
import { planStem } from "./find-root.ts";
import { addHeaders, type Headers, noHeaders } from "./headers.ts";
import { folderOf } from "./shown-path.ts";
import { syntaxOf } from "./source-files.ts";
import { surplusOf } from "./surplus.ts";

/**
 * Is a binary plan the one that a plan in JSON was written from? Its sources must declare everything that the JSON's configuration has,
 * in every module, and it must have been made at the same moment. Plans of Terraform before 1.5 do not say when they were made: then they must
 * lie in one folder and be called alike (plan.bin, plan.json).
 */
export function isSamePlan(
  json: Pick<NormalisedInput, "path" | "sources">,
  binary: { path: string; archive: SourceArchive },
): boolean {
  const { sources } = json;
  if (sources === undefined || !declares(binary.archive, sources.outline, "")) {
    return false;
  }
  return sources.plannedAt !== null
    ? binary.archive.moments.has(sources.plannedAt)
    : folderOf(json.path) === folderOf(binary.path) && planStem(json.path) === planStem(binary.path);
}

/** The outline of what the sources inside a binary plan declare; `key` is that of the module. */
export function archiveOutline(archive: SourceArchive, key = ""): ModuleOutline {
  const { resources, calls, names } = headersOf(archive, key);
  return {
    resources,
    names,
    calls: new Map(
      [...calls].map(([name, source]) => {
        const inner = key === "" ? name : `${key}.${name}`;
        return [name, { source, module: archiveOutline(archive, inner) }];
      }),
    ),
  };
}

function headersOf(archive: SourceArchive, key: string): Headers {
  const headers = noHeaders();
  for (const [name, text] of archive.modules.get(key)?.files ?? []) {
    addHeaders(headers, text, syntaxOf(name) ?? "hcl");
  }
  return headers;
}

function declares(archive: SourceArchive, outline: ModuleOutline, key: string): boolean {
  const headers = headersOf(archive, key);
  const isEmpty = outline.resources.size === 0 && outline.calls.size === 0;
  return (
    (isEmpty || surplusOf(outline, headers) !== null) &&
    [...outline.calls].every(([name, { module }]) =>
      declares(archive, module, key === "" ? name : `${key}.${name}`),
    )
  );
}
