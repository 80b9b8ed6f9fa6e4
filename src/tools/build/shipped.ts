/** A line of dist/licenses.txt says what it is and in which version; the next, under which licence. */
const ENTRY = /^(\S+) (.+)\n(\S+)$/u;

/** What dist/licenses.txt lists: names, versions and SPDX identifiers, in its order. Throws where it is not as it was written. */
export function shippedIn(licences: string): { name: string; version: string; licence: string }[] {
  return licences.split(`\n${"-".repeat(80)}\n\n`).map((entry) => {
    const head = entry.split("\n").slice(0, 2).join("\n");
    const [, name, version, licence] = ENTRY.exec(head) ?? [];
    if (name === undefined || version === undefined || licence === undefined) {
      throw new Error(`dist/licenses.txt: not an entry: ${JSON.stringify(head)}: npm run build`);
    }
    return { name, version, licence };
  });
}
