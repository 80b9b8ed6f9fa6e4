/** The word that a mistyped one was most likely meant to be; null where none is near (it begins so, or at most a third of its letters differ). */
export function nearWord(word: string, known: readonly string[]): string | null {
  if (word.length > 60) {
    return null;
  }
  const whole = known.find((candidate) => word.length >= 3 && candidate.startsWith(word));
  if (whole !== undefined) {
    return whole;
  }
  let best: { word: string; distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (
      distance <= Math.max(1, Math.floor(candidate.length / 3)) &&
      (best === null || distance < best.distance)
    ) {
      best = { word: candidate, distance };
    }
  }
  return best?.word ?? null;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment distance). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
