/** What a text was rendered from: enough to say where each of its objects comes from. */
export interface RenderedFrom {
  by: "kustomize" | "helm";
  /** The folder (or archive) that was rendered, relative to the workspace. */
  folder: string;
  /** The folder that origins in the text are relative to, relative to the workspace. */
  originBase: string;
  /** Said of each place: `kustomize build overlays/prod`. */
  via: string;
  /** The declared cluster that it is rendered for; null where none is named. */
  cluster: string | null;
  /** The namespace of objects that name none; "" where nothing says it. */
  namespace: string;
  /** Every file that a kustomization is built of, and was built of at the base commit; of a chart none, since its folder tells them. */
  files: { after: readonly string[]; before: readonly string[] };
  /** Texts of the files that objects come from, by path. */
  sources: ReadonlyMap<string, string>;
  /** Patches, by path; those that count last come first. */
  patches: ReadonlyMap<string, string>;
}
