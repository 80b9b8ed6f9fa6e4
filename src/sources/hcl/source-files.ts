/** How a source file is written: HCL, or the JSON that stands for it (`.tf.json`). */
export type SourceSyntax = "hcl" | "json";

const HCL = /\.(?:tf|tofu)$/;
const JSON_SYNTAX = /\.(?:tf|tofu)\.json$/;
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/;

/** The syntax of a file by its name; null for a file that Terraform and OpenTofu do not read as sources. */
export function syntaxOf(name: string): SourceSyntax | null {
  if (isIgnored(name)) {
    return null;
  }
  if (JSON_SYNTAX.test(name)) {
    return "json";
  }
  return HCL.test(name) ? "hcl" : null;
}

/** True for a file whose blocks change blocks of the same name in others, rather than define any. */
export function isOverride(name: string): boolean {
  return OVERRIDE.test(name);
}

/** The source files among the names of a folder, sorted. OpenTofu reads `x.tofu` in place of `x.tf`. */
export function sourceFileNames(names: Iterable<string>): string[] {
  const sources = new Set([...names].filter((name) => syntaxOf(name) !== null));
  return [...sources]
    .filter(
      (name) => !sources.has(name.replace(/\.tf(\.json)?$/, ".tofu$1")) || /\.tofu(?:\.json)?$/.test(name),
    )
    .sort();
}

/** Backup files of editors, as Terraform leaves them out. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || (name.startsWith("#") && name.endsWith("#"));
}
