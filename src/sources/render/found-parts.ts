import { type RenderEntry, renderFolder, tidyPath } from "../../model/render.ts";
import { decodeText } from "../decode-text.ts";
import { folderOf } from "../hcl/shown-path.ts";
import type { RawInput } from "../raw-input.ts";
import { isKustomization, type Kustomization, readKustomization } from "./kustomization.ts";
import { type Found, Parts } from "./parts.ts";

/** Most bytes of a kustomization, and of the description of a chart. */
const MOST_BYTES = 1024 ** 2;
const CHART = /(?:^|\/)Chart\.ya?ml$/;

/** What is found, while it is gathered. */
interface Gathered extends Found {
  kustomizations: Kustomization[];
  charts: string[];
  built: string[];
}

/** Gathers from files as they come what tells of others whether they are parts of something, after the change and before it. */
export class FoundParts {
  readonly #after: Gathered = { kustomizations: [], charts: [], built: [] };
  readonly #before: Gathered = { kustomizations: [], charts: [], built: [] };

  async see({ path, content, earlier, rendered }: RawInput): Promise<void> {
    if (rendered !== undefined) {
      // Whether or not these files are among the paths of this run.
      this.#after.built.push(...rendered.files.after);
      this.#before.built.push(...rendered.files.before);
      return;
    }
    if (!isKustomization(path) && !CHART.test(path)) {
      return;
    }
    if ("bytes" in content) {
      add(this.#after, path, content.bytes);
    }
    if (earlier?.is === "same" && "bytes" in content) {
      add(this.#before, path, content.bytes);
    } else if (earlier?.is === "other") {
      const was = await earlier.read(MOST_BYTES);
      if ("bytes" in was) {
        add(this.#before, path, was.bytes);
      }
    }
  }

  /** What files are parts of, where the settings render these entries. */
  parts(entries: readonly RenderEntry[]): { after: Parts; before: Parts } {
    const folders = (by: "kustomize" | "helm"): string[] =>
      entries.filter((entry) => by in entry).map(renderFolder);
    const values = entries.flatMap((entry) => ("helm" in entry ? (entry.values ?? []).map(tidyPath) : []));
    const rendered = { kustomizations: folders("kustomize"), charts: folders("helm"), values };
    return { after: new Parts(this.#after, rendered), before: new Parts(this.#before, rendered) };
  }
}

function add(found: Gathered, path: string, bytes: Buffer): void {
  if (CHART.test(path)) {
    found.charts.push(folderOf(path));
    return;
  }
  const decoded = decodeText(bytes, MOST_BYTES);
  const kustomization =
    decoded.kind === "text" && bytes.length <= MOST_BYTES ? readKustomization(path, decoded.text) : null;
  if (kustomization !== null) {
    found.kustomizations.push(kustomization);
  }
}
