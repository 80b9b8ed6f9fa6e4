import type { ModuleOutline } from "../../model/input.ts";
import { addHeaders, type Headers, noHeaders } from "./headers.ts";
import { folderOf, nameOfPath } from "./shown-path.ts";
import { syntaxOf } from "./source-files.ts";
import type { SourceReader } from "./source-reader.ts";
import { shareOf, sizeOf, surplusOf } from "./surplus.ts";

/**
 * How much more than the plan's configuration has the sources may declare, as a part of it, where they do not lie beside the plan: blocks
 * in comments, and what was written since. More is another configuration that happens to have the same names.
 */
const MOST_SURPLUS = 0.25;
/** Least part of a plan that the sources beside it must declare to be taken for an earlier or later version of what was planned. */
const LEAST_SHARE = 0.5;

/** Finds the folders of the root modules that plans were made of; each folder of the workspace is read once. */
export class RootFinder {
  readonly #reader: SourceReader;
  readonly #headers = new Map<string, Headers>();

  constructor(reader: SourceReader) {
    this.#reader = reader;
  }

  /** The folder of a plan's root module. Null where none fits, or several do and none of them is called like the plan (`envs/prod` for prod.json). */
  async find(planPath: string, outline: ModuleOutline): Promise<string | null> {
    return onlyOne(await this.fitting(planPath, outline), planPath);
  }

  /**
   * The folders that may be that of a plan's root module, told by what they declare: the plan's own folder; else those that fit best below it; else
   * those that fit best anywhere in the workspace. None where none declares everything that the plan's configuration has.
   */
  async fitting(planPath: string, outline: ModuleOutline): Promise<string[]> {
    const own = folderOf(planPath);
    if (surplusOf(outline, await this.#headersOf(own)) !== null) {
      return [own];
    }
    for (const top of new Set([own, ""])) {
      const folders = await this.#reader.foldersBelow(top);
      if (folders === null) {
        return [];
      }
      const best = await this.#bestOf(top === own ? folders : ["", ...folders], outline);
      if (best.length > 0) {
        return best;
      }
    }
    return [];
  }

  /** The plan's own folder, where it declares much of the plan: what was planned, as it was before or has become since; else null. */
  async similar(planPath: string, outline: ModuleOutline): Promise<string | null> {
    const own = folderOf(planPath);
    return shareOf(outline, await this.#headersOf(own)) >= LEAST_SHARE ? own : null;
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
