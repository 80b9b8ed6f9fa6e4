import type { ModuleOutline } from "../../model/input.ts";
import { addHeaders, type Headers, noHeaders } from "./headers.ts";
import { folderOf, nameOfPath } from "./shown-path.ts";
import { syntaxOf } from "./source-files.ts";
import type { SourceReader } from "./source-reader.ts";
import { sizeOf, surplusOf } from "./surplus.ts";

/**
 * How much more than the plan's configuration has the sources may declare, as a part of it, where they do not lie beside the plan: blocks
 * in comments, and what was written since. More is another configuration that happens to have the same names.
 */
const MOST_SURPLUS = 0.25;

/** Finds the folders of the root modules that plans were made of; each folder of the workspace is read once. */
export class RootFinder {
  readonly #reader: SourceReader;
  readonly #headers = new Map<string, Headers>();

  constructor(reader: SourceReader) {
    this.#reader = reader;
  }

  /**
   * The folder of a plan's root module, told by what it declares: the plan's own folder; else the one that fits best below it; else the one that
   * fits best anywhere in the workspace. Null where none declares everything that the plan's configuration has, or several fit
   * equally well and none of them is called like the plan (`envs/prod` for prod.json).
   */
  async find(planPath: string, outline: ModuleOutline): Promise<string | null> {
    const own = folderOf(planPath);
    if (surplusOf(outline, await this.#headersOf(own)) !== null) {
      return own;
    }
    for (const top of new Set([own, ""])) {
      const folders = await this.#reader.foldersBelow(top);
      if (folders === null) {
        return null;
      }
      const best = await this.#bestOf(top === own ? folders : ["", ...folders], outline);
      if (best.length > 0) {
        return onlyOne(best, planPath);
      }
    }
    return null;
  }

  /** The folders that fit best, all alike. */
  async #bestOf(folders: string[], outline: ModuleOutline): Promise<string[]> {
    let least = sizeOf(outline) * MOST_SURPLUS;
    let best: string[] = [];
    for (const folder of folders) {
      const surplus = surplusOf(outline, await this.#headersOf(folder));
      if (surplus !== null && (surplus < least || (surplus === least && best.length === 0))) {
        least = surplus;
        best = [folder];
      } else if (surplus === least) {
        best.push(folder);
      }
    }
    return best;
  }

  async #headersOf(folder: string): Promise<Headers> {
    const known = this.#headers.get(folder);
    if (known !== undefined) {
      return known;
    }
    const headers = noHeaders();
    for (const name of await this.#reader.files(folder)) {
      const text = await this.#reader.text(folder === "" ? name : `${folder}/${name}`);
      const syntax = syntaxOf(name);
      if (text !== null && syntax !== null) {
        addHeaders(headers, text, syntax);
      }
    }
    this.#headers.set(folder, headers);
    return headers;
  }
}

function onlyOne(folders: string[], planPath: string): string | null {
  const [first] = folders;
  if (folders.length === 1 && first !== undefined) {
    return first;
  }
  const stem = planStem(planPath);
  const alike = folders.filter((folder) => nameOfPath(folder) === stem);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** The name of a plan without what tells its format: `prod` of plans/prod.tfplan.json. */
export function planStem(path: string): string {
  return nameOfPath(path)
    .replace(/\.gz$/, "")
    .replace(/\.json$/, "")
    .replace(/\.(?:tfplan|plan|bin|binary|out)$/, "");
}
