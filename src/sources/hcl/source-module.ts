/** One source file of a module. */
export interface SourceText {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  text: string;
  /** False where the workspace has not this text under this path, so that a line of it is only near. */
  inWorkspace: boolean;
}

/** One module as it is written: its files, and the modules that it calls. */
export interface SourceModule {
  files(): Promise<SourceText[]>;
  /** The module that a call leads to; null where its sources are not in this repository, or cannot be told. */
  call(name: string): Promise<SourceModule | null>;
}

/** The same module, asked for its files and for each call once. */
export function remembered(module: SourceModule): SourceModule {
  let files: Promise<SourceText[]> | null = null;
  const calls = new Map<string, Promise<SourceModule | null>>();
  return {
    files() {
      files ??= module.files();
      return files;
    },
    call(name) {
      const known = calls.get(name) ?? module.call(name).then((inner) => inner && remembered(inner));
      calls.set(name, known);
      return known;
    },
  };
}
