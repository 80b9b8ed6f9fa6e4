import type { SourceArchive } from "../../model/input.ts";
import { isDownloaded } from "./checkout-module.ts";
import { joinInside } from "./shown-path.ts";
import { sourceFileNames } from "./source-files.ts";
import type { SourceModule, SourceText } from "./source-module.ts";
import type { SourceReader } from "./source-reader.ts";

/** The sources inside a binary plan. */
interface Archived {
  archive: SourceArchive;
  /** The folder of the workspace where Terraform ran. */
  root: string;
  /** Reads the files of the workspace, only to tell whether they still have the text that was planned. */
  reader: SourceReader;
  /** Whether modules that `terraform init` has fetched are looked into. */
  fetched: boolean;
}

/** A module of the sources inside a binary plan. */
export function archiveModule(archived: Archived, key = ""): SourceModule {
  const { archive, root, reader, fetched } = archived;
  return {
    files: () => filesOf(archive, root, reader, key),
    async call(name) {
      const innerKey = key === "" ? name : `${key}.${name}`;
      const inner = archive.modules.get(innerKey);
      const folder = inner === undefined ? null : joinInside(root, inner.dir);
      const isPassed = folder === null || (isDownloaded(folder) && !fetched);
      return isPassed ? null : archiveModule(archived, innerKey);
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
