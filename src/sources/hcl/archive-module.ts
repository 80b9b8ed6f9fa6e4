import type { SourceArchive } from "../../model/input.ts";
import { isDownloaded } from "./checkout-module.ts";
import { joinInside } from "./shown-path.ts";
import { sourceFileNames } from "./source-files.ts";
import type { SourceModule, SourceText } from "./source-module.ts";
import type { SourceReader } from "./source-reader.ts";

/**
 * A module of the sources inside a binary plan. `root` is the folder of the workspace where Terraform ran; the files of the workspace
 * are read only to tell whether they still have the text that was planned.
 */
export function archiveModule(
  archive: SourceArchive,
  root: string,
  reader: SourceReader,
  key = "",
): SourceModule {
  return {
    files: () => filesOf(archive, root, reader, key),
    async call(name) {
      const innerKey = key === "" ? name : `${key}.${name}`;
      const inner = archive.modules.get(innerKey);
      const folder = inner === undefined ? null : joinInside(root, inner.dir);
      return folder === null || isDownloaded(folder) ? null : archiveModule(archive, root, reader, innerKey);
    },
  };
}

async function filesOf(
  archive: SourceArchive,
  root: string,
  reader: SourceReader,
  key: string,
): Promise<SourceText[]> {
  const { dir, files } = archive.modules.get(key) ?? { dir: ".", files: new Map<string, string>() };
  const found: SourceText[] = [];
  for (const name of sourceFileNames(files.keys())) {
    const path = joinInside(root, dir, name);
    const text = files.get(name);
    if (path !== null && text !== undefined) {
      found.push({ path, text, inWorkspace: sameText(text, await reader.text(path)) });
    }
  }
  return found;
}

/** A checkout may have other line ends than the machine that planned. */
function sameText(planned: string, there: string | null): boolean {
  return there !== null && planned.replaceAll("\r\n", "\n") === there.replaceAll("\r\n", "\n");
}
