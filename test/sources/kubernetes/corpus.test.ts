import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import { normaliseManifests } from "../../../src/sources/kubernetes/normalise.ts";
import { parseYaml } from "../../../src/sources/kubernetes/parse-yaml.ts";
import { looksLikeManifests } from "../../../src/sources/kubernetes/recognise.ts";

const CORPUS = "../shared/corpus";
const FOLDERS = ["manifests", "labelled"].map((folder) => join(CORPUS, folder));

/** Declares every kind that the corpus holds, whole. */
function declareAll(texts: string[]): DeclaredTypes {
  const kubernetes: DeclaredTypes["kubernetes"] = {};
  for (const text of texts) {
    for (const entry of normaliseManifests({ name: "x", path: "x" }, text, { terraform: {}, kubernetes: {} })
      .not_judged) {
      kubernetes[entry.what] = true;
    }
  }
  return { terraform: {}, kubernetes };
}

describe.skipIf(!FOLDERS.every(existsSync))(
  "real manifests (skipped where ../shared/corpus is absent)",
  () => {
    // The body runs also where the tests are skipped.
    const files = FOLDERS.filter(existsSync).flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.ya?ml$/.test(file))
        .map((file) => join(folder, file)),
    );
    const texts = files.map((file) => readFileSync(file, "utf8"));

    it("are all read, every object with its place", () => {
      const declared = declareAll(texts);
      let objects = 0;
      for (const [index, text] of texts.entries()) {
        const name = files[index] ?? "";
        expect(looksLikeManifests(text)).toBe(true);
        const input = normaliseManifests({ name, path: name }, text, declared);
        expect(input.problems.filter(({ level }) => level === "error")).toEqual([]);
        const skipped = input.not_judged.reduce((sum, { count }) => sum + count, 0);
        expect(skipped).toBeLessThanOrEqual(input.resources);
        const rows = text.split("\n");
        for (const { resource } of input.after) {
          const place = input.places[resource.id];
          const own = rows.slice((place?.line ?? 0) - 1, place?.end_line ?? 0).join("\n");
          expect(place).toMatchObject({ exact: true, path: name });
          expect(own).toContain(
            resource.address.slice(resource.address.lastIndexOf("/") + 1).replace(/\*\d*$/, ""),
          );
          const kind = input.attributePlace?.(resource.id, "kind");
          expect(rows[(kind?.line ?? 0) - 1]).toContain("kind");
          objects += 1;
        }
      }
      expect(objects).toBeGreaterThan(750);
    });

    it("are read as sources of many documents: the last line is inside the file", () => {
      for (const text of texts) {
        const last = text.split("\n").length;
        for (const document of parseYaml(text).documents) {
          expect(document.linesOf("").end_line).toBeLessThanOrEqual(last);
        }
      }
    });
  },
);
