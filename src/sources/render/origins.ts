import { joinInside } from "../hcl/shown-path.ts";
import { isMapping } from "../kubernetes/mapping.ts";
import type { RenderedFrom } from "./rendered-from.ts";

type Whence = Pick<RenderedFrom, "by" | "folder" | "originBase">;

/** What kustomize notes of the origin of an object where it is asked to: where it stands, or where the generator that made it does. */
const ORIGIN = "config.kubernetes.io/origin";
const NOTED = /^\s*(?:path|configuredIn): *(\S.*?)\s*$/m;
/** The comment that helm puts before each object. */
const SOURCE = /^# Source: (\S.*?)\s*$/m;

/** The file that an object of a rendered text comes from, relative to the workspace; null where nothing says so. `text` is its document. */
export function originOf(value: Record<string, unknown>, text: string, whence: Whence): string | null {
  if (whence.by === "helm") {
    return ofHelm(SOURCE.exec(text)?.[1], whence);
  }
  const metadata = isMapping(value["metadata"]) ? value["metadata"] : {};
  const annotations = isMapping(metadata["annotations"]) ? metadata["annotations"] : {};
  const noted = annotations[ORIGIN];
  return typeof noted === "string" ? ofKustomize(noted, whence) : null;
}

/** All files that a rendered text says its objects come from, each once. */
export function originsIn(text: string, whence: Whence): string[] {
  const pattern = whence.by === "helm" ? SOURCE : NOTED;
  const origins = new Set<string>();
  for (const [line, path] of text.matchAll(new RegExp(pattern, "gm"))) {
    const origin = whence.by === "helm" ? ofHelm(path, whence) : ofKustomize(line, whence);
    if (origin !== null) {
      origins.add(origin);
    }
  }
  return [...origins];
}

function ofKustomize(noted: string, { originBase }: Whence): string | null {
  const path = /^\s*repo:/m.test(noted) ? undefined : NOTED.exec(noted)?.[1];
  return path === undefined ? null : joinInside(originBase, path);
}

/** Helm names a template by its chart: `web/templates/a.yaml`, `web/charts/redis/templates/b.yaml`. */
function ofHelm(source: string | undefined, { folder }: Whence): string | null {
  if (source === undefined) {
    return null;
  }
  const isArchive = /\.(?:tgz|tar\.gz)$/.test(folder);
  return isArchive ? folder : joinInside(folder, source.slice(source.indexOf("/") + 1));
}
