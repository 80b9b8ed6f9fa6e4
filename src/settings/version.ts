/** Put in by the bundler; absent where the sources are run as they are. */
declare const __VERSION__: string | undefined;

/** The version of the tool, as package.json says it. */
export async function toolVersion(): Promise<string> {
  if (typeof __VERSION__ === "string") {
    return __VERSION__;
  }
  const { readFile } = await import("node:fs/promises");
  const manifest: unknown = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  );
  const version =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : null;
  return String(version);
}

/** The tool and its policies, as reports and facts name them. */
export async function toolOf(pack: {
  version(): Promise<string>;
}): Promise<{ version: string; policies: string }> {
  return { version: await toolVersion(), policies: await pack.version() };
}
