import type { Marks, Resource } from "../../model/resource.ts";

/** Is the value at a path of a resource, anything around it or anything inside it unknown or withheld? */
export function isHiddenAt({ unknown, withheld }: Resource, path: readonly string[]): boolean {
  return hasMarkAt(unknown, path) || hasMarkAt(withheld, path);
}

function hasMarkAt(marks: Marks, path: readonly string[]): boolean {
  let current: Marks = marks;
  for (const key of path) {
    if (typeof current !== "object" || !Object.hasOwn(current, key)) {
      return current === true;
    }
    current = Reflect.get(current, key) ?? false;
  }
  return hasMark(current);
}

function hasMark(marks: Marks): boolean {
  return marks === true || (typeof marks === "object" && Object.values(marks).some(hasMark));
}
