import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { type Schema, withNull } from "../../own-policies/input-schema.ts";

/** Reads the hand-written schema of the settings, as the type checker can use it. */
export async function readSettingsSchema(root: string): Promise<Schema> {
  const file = join(root, "policies", "schema", "settings.json");
  return z.record(z.string(), z.unknown()).parse(withNull(JSON.parse(await readFile(file, "utf8"))));
}
