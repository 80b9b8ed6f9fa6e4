import type { Settings } from "../model/settings.ts";
import type { Pack } from "../settings/pack.ts";
import type { LoadedOwn } from "./load-own.ts";
import type { OwnSource } from "./own-files.ts";

/** What a run works with: the pack with all types that may be read, and policies of one's own where there are any. */
export interface PackWithOwn {
  pack: Pack;
  own?: LoadedOwn;
}

/**
 * The pack, and beside it the policies of one's own that the settings name, read from the disk or from where `sourceOf` says. Where none are
 * named, nothing that handles them is loaded.
 */
export async function packWithOwn(
  settings: Pick<Settings, "workspace" | "policies" | "allowTools" | "opaPath">,
  pack: Pack,
  sourceOf?: () => Promise<OwnSource>,
): Promise<PackWithOwn> {
  if (settings.policies.length === 0) {
    return { pack };
  }
  const { loadOwn, withDeclaredTypes } = await import("./load-own.ts");
  const { ownOnDisk } = await import("./own-files.ts");
  const source = (await sourceOf?.()) ?? ownOnDisk(settings.workspace);
  const own = await loadOwn(settings, source, pack);
  return { pack: withDeclaredTypes(pack, own), own };
}
