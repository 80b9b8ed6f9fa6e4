import { isObject, listMember, member } from "../terraform/json-shape.ts";

/**
 * Folders by module key (`dr`, `dr.child`; "" for the root), relative to where Terraform ran, from the modules.json of a checkout
 * (`{"Modules": [...]}`) or of a binary plan (`[...]`). What is broken is passed over.
 */
export function readModuleFolders(text: string): Map<string, string> {
  const folders = new Map<string, string>();
  const json = parsed(text);
  for (const entry of Array.isArray(json) ? json : listMember(json, "Modules")) {
    const key = member(entry, "Key");
    const dir = member(entry, "Dir");
    if (isObject(entry) && typeof key === "string" && typeof dir === "string") {
      folders.set(key, dir);
    }
  }
  return folders;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
