/**
 * Joins paths inside a workspace: forward slashes, "" for the workspace itself. Null where a part is absolute or the way leads
 * out of the workspace.
 */
export function joinInside(...parts: string[]): string | null {
  const way: string[] = [];
  for (const part of parts) {
    if (/^[/\\]/.test(part) || part.includes("\0")) {
      return null;
    }
    for (const step of part.split(/[/\\]/)) {
      if (/^[A-Za-z]:/.test(step)) {
        return null;
      }
      if (step === "..") {
        if (way.pop() === undefined) {
          return null;
        }
      } else if (step !== "" && step !== ".") {
        way.push(step);
      }
    }
  }
  return way.join("/");
}

/** The folder of a path inside the workspace; "" for the workspace itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The last part of a path. */
export function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
