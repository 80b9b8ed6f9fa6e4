/** A release of three numbers; others (v1.0.0-rc.1) are no releases. */
const TAG = /^v(\d+)\.(\d+)\.(\d+)$/u;

function numbers(tag: string): [number, number, number] | null {
  const [, major, minor, patch] = TAG.exec(tag) ?? [];
  return major === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

/** The heading of a version in CHANGELOG.md with the day of its release, as Keep a Changelog has it. */
const heading = (version: string) => new RegExp(`^## \\[${version.replaceAll(".", "\\.")}\\] - (.+)$`, "mu");

/** Why a tag is not that of a release of this version: one line for each thing that does not fit. */
export function tagProblems(tag: string, version: string, changelog: string): string[] {
  if (numbers(tag) === null) return [`${tag} is not a tag such as v1.2.3`];
  if (tag !== `v${version}`) return [`the tag is ${tag}, and package.json says ${version}`];
  const [, day] = heading(version).exec(changelog) ?? [];
  if (day === undefined) return [`CHANGELOG.md has no heading "## [${version}] - YYYY-MM-DD"`];
  return /^\d{4}-\d{2}-\d{2}$/u.test(day)
    ? []
    : [`CHANGELOG.md says of ${version} "${day}", and not the day`];
}

/** What CHANGELOG.md says of a version, without its heading; empty where it says nothing. */
export function notesOf(version: string, changelog: string): string {
  const found = heading(version).exec(changelog);
  if (found === null) return "";
  const after = changelog.slice(found.index + found[0].length);
  const next = after.search(/^(## |\[[^\]]+\]: )/mu);
  return `${(next < 0 ? after : after.slice(0, next)).trim()}\n`;
}

/**
 * The tag that follows releases of a major version (`v1`) where it is to follow this one: null where a later one of the same major version
 * is among all tags, so that a mend of an older version takes nobody back.
 */
export function movingTag(tag: string, tags: readonly string[]): string | null {
  const own = numbers(tag);
  if (own === null) return null;
  const later = tags.map(numbers).some((one) => one !== null && one[0] === own[0] && isLater(one, own));
  return later ? null : `v${own[0]}`;
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, i) => number !== other[i]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}
