import { table } from "../pages/markdown.ts";
import { type FileCoverage, percent, type Share, sumOf } from "./file-coverage.ts";

/** What tests ran of a folder. */
export interface FolderCoverage {
  /** In Markdown. */
  folder: string;
  files: number;
  lines: Share;
  /** Null where nothing counts them. */
  branches: Share | null;
}

/** Files by the folder that they lie in, two steps below the project, and all of them in the end under the name `whole`; of no files none. */
export function folderRows(files: readonly FileCoverage[], whole: string): FolderCoverage[] {
  if (files.length === 0) {
    return [];
  }
  const folders = new Set(files.map(folderOf));
  const rows = [...folders].sort().map((folder) =>
    ofFiles(
      `\`${folder}\``,
      files.filter((file) => folderOf(file) === folder),
    ),
  );
  return [...rows, ofFiles(whole, files)];
}

function folderOf({ path }: FileCoverage): string {
  return path.split("/").slice(0, -1).slice(0, 2).join("/");
}

function ofFiles(folder: string, files: readonly FileCoverage[]): FolderCoverage {
  const branches = files.flatMap((file) => file.branches ?? []);
  const lines = sumOf(files.map((file) => file.lines));
  return { folder, files: files.length, lines, branches: branches.length === 0 ? null : sumOf(branches) };
}

/** A table in Markdown. */
export function coverageTable(rows: readonly FolderCoverage[]): string {
  const cells = rows.map(({ folder, files, lines, branches }) => [
    folder,
    `${files}`,
    `${lines.all}`,
    `${percent(lines).toFixed(1)} %`,
    branches === null ? "" : `${branches.all}`,
    branches === null ? "" : `${percent(branches).toFixed(1)} %`,
  ]);
  return table(["Folder", "Files", "Lines", "Run", "Branches", "Taken"], cells);
}
