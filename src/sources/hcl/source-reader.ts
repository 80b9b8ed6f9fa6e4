/** Reads Terraform sources of a workspace; paths are relative to it, with forward slashes, "" for the workspace itself. */
export interface SourceReader {
  /** Names of the source files of a folder, sorted; none where it is no folder of the workspace. */
  files(folder: string): Promise<string[]>;
  /** The text of a file; null where it is not there, is too large, is no text, or leads out of the workspace. */
  text(path: string): Promise<string | null>;
  /** True for a folder of the workspace. */
  hasFolder(path: string): Promise<boolean>;
  /**
   * The folders below one that hold sources, itself left out, in a stable order. Null where there are more than may be searched.
   */
  foldersBelow(folder: string): Promise<string[] | null>;
}
