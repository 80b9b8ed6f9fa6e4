import type { ModuleOutline } from "../../model/input.ts";
import { addHeaders, noHeaders } from "./headers.ts";
import { readModuleFolders } from "./module-folders.ts";
import { joinInside } from "./shown-path.ts";
import { syntaxOf } from "./source-files.ts";
import type { SourceModule, SourceText } from "./source-module.ts";
import type { SourceReader } from "./source-reader.ts";

/** Where Terraform writes which folder each module was loaded into, relative to the root module. */
const MANIFEST = ".terraform/modules/modules.json";
const LOCAL = /^\.\.?(?:\/|$)/;

/** What all modules of one checkout share. */
interface Checkout {
  reader: SourceReader;
  /** Folder of the root module. */
  root: string;
  /** Whether modules that `terraform init` has fetched are looked into. */
  fetched: boolean;
  /** Folders by module key, as .terraform/modules/modules.json has them; read when first needed. */
  folders?: Map<string, string>;
}

/** The root module of a plan in the checkout, its sources in `folder`; `fetched` where modules from elsewhere are looked into. */
export function checkoutModule(
  reader: SourceReader,
  folder: string,
  outline: ModuleOutline,
  fetched: boolean,
): SourceModule {
  return moduleAt({ reader, root: folder, fetched }, folder, "", outline);
}

function moduleAt(
  checkout: Checkout,
  folder: string,
  key: string,
  outline: ModuleOutline | null,
): SourceModule {
  const files = (): Promise<SourceText[]> => readFiles(checkout.reader, folder);
  return {
    files,
    async call(name) {
      const planned = outline?.calls.get(name) ?? null;
      const source = planned?.source ?? sourceOf(await files(), name);
      const innerKey = key === "" ? name : `${key}.${name}`;
      const inner =
        source !== null && LOCAL.test(source)
          ? joinInside(folder, source)
          : ((await foldersOf(checkout)).get(innerKey) ?? null);
      const isPassed = inner !== null && isDownloaded(inner) && !checkout.fetched;
      if (inner === null || isPassed || (await checkout.reader.files(inner)).length === 0) {
        return null;
      }
      return moduleAt(checkout, inner, innerKey, planned?.module ?? null);
    },
  };
}

/** What `terraform init` has fetched is no part of the repository. */
export function isDownloaded(folder: string): boolean {
  return folder.split("/").includes(".terraform");
}

async function readFiles(reader: SourceReader, folder: string): Promise<SourceText[]> {
  const files: SourceText[] = [];
  for (const name of await reader.files(folder)) {
    const path = folder === "" ? name : `${folder}/${name}`;
    const text = await reader.text(path);
    if (text !== null) {
      files.push({ path, text, inWorkspace: true });
    }
  }
  return files;
}

/** The source of a call as the text has it, for a plan that does not show it. */
function sourceOf(files: SourceText[], name: string): string | null {
  const headers = noHeaders();
  for (const { path, text } of files) {
    addHeaders(headers, text, syntaxOf(path) ?? "hcl");
  }
  return headers.calls.get(name) ?? null;
}

async function foldersOf(checkout: Checkout): Promise<Map<string, string>> {
  if (checkout.folders === undefined) {
    const path = joinInside(checkout.root, MANIFEST);
    const text = path === null ? null : await checkout.reader.text(path);
    checkout.folders = new Map();
    for (const [key, dir] of readModuleFolders(text ?? "")) {
      const folder = joinInside(checkout.root, dir);
      if (folder !== null) {
        checkout.folders.set(key, folder);
      }
    }
  }
  return checkout.folders;
}
