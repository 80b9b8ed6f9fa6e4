import type { MajorBounds } from "../../model/input-document.ts";

/** One part of a constraint: an operator and up to three numbers, then perhaps a pre-release. */
const PART = /^(=|!=|>=?|<=?|~>|)\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[0-9A-Za-z.-]+)?$/;
/** Longest constraint that is read, in characters. */
const LONGEST = 500;

/**
 * Reads a version constraint as Terraform and OpenTofu understand it (`~> 5.0`, `>= 4.40, < 6.0`; parts joined by commas all hold).
 * What it says of major versions alone; of a part that is no constraint, nothing.
 */
export function majorBounds(constraint: string): MajorBounds {
  const parts = constraint.length > LONGEST ? [] : constraint.split(",");
  return parts.map((part) => boundsOf(part.trim())).reduce(bothOf, {});
}

/** The bounds that hold where both hold; of bounds that leave nothing, none is believed. */
export function bothOf(a: MajorBounds, b: MajorBounds): MajorBounds {
  const least = largest(a.least, b.least);
  const most = smallest(a.most, b.most);
  return least !== undefined && most !== undefined && least > most ? {} : bounds(least, most);
}

/** The bounds that hold where either may hold. */
export function eitherOf(a: MajorBounds, b: MajorBounds): MajorBounds {
  return bounds(
    a.least === undefined || b.least === undefined ? undefined : Math.min(a.least, b.least),
    a.most === undefined || b.most === undefined ? undefined : Math.max(a.most, b.most),
  );
}

function boundsOf(part: string): MajorBounds {
  const [, operator, major, minor = "0", patch = "0", preRelease] = PART.exec(part) ?? [];
  if (major === undefined) {
    return {};
  }
  const named = Number(major);
  switch (operator) {
    case "":
    case "=":
    case "~>":
      // `~> 5`, `~> 5.0` and `~> 5.0.1` all stay below 6.
      return { least: named, most: named };
    case ">":
    case ">=":
      return { least: named };
    case "<=":
      return { most: named };
    case "<": {
      const isWhole = Number(minor) === 0 && Number(patch) === 0 && preRelease === undefined;
      return isWhole && named > 0 ? { most: named - 1 } : { most: named };
    }
    default:
      return {};
  }
}

function bounds(least: number | undefined, most: number | undefined): MajorBounds {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

function largest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function smallest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
