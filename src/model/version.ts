/** Is a version (`0.2`, `0.2.0`) later than another? A part that is not written is 0. */
export function isLaterVersion(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return false;
}
