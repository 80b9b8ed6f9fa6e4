import type { Marks } from "../model/resource.ts";

/** Is the value at a path, anything around it or anything inside it marked? */
export function hasMarkAt(marks: Marks, path: readonly string[]): boolean {
  let current: Marks = marks;
  for (const key of path) {
    if (typeof current !== "object" || Array.isArray(current) || !Object.hasOwn(current, key)) {
      return current === true;
    }
    current = current[key] ?? false;
  }
  return hasMark(current);
}

function hasMark(marks: Marks): boolean {
  return marks === true || (typeof marks === "object" && Object.values(marks).some(hasMark));
}
