/**
 * Says of a text whether the whole of it matches the pattern, in which `*` stands for any number of any characters and `?` for one (a
 * UTF-16 unit). Everything else is literal, since addresses contain brackets, quotes and dots. Time grows with pattern times text at
 * most, whatever the pattern.
 */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  if (pattern.includes("?")) {
    return (text) =>
      matchesSequence(pattern, text, "*", (one, character) => one === "?" || one === character);
  }
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) {
    return (text) => text === first;
  }
  return (text) => {
    let at = first.length;
    if (!text.startsWith(first)) {
      return false;
    }
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}

/** Does the whole text match the pattern? For a single look; many texts are matched faster by one `wildcardMatcher`. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return wildcardMatcher(pattern)(text);
}

/** True where the pattern holds a wildcard, false where it can only match itself. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/**
 * Matches a list of items against a list of patterns of which `any` stands for any number of items. Greedy with one way back:
 * when a later part fails, only the last `any` has to give up one item more, because an earlier one could gain nothing by it.
 */
export function matchesSequence(
  pattern: ArrayLike<string>,
  items: ArrayLike<string>,
  any: string,
  matchesOne: (pattern: string, item: string) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let lastAny = -1;
  let itemAtAny = 0;
  while (item < items.length) {
    const one = pattern[at];
    if (one === any) {
      lastAny = at;
      itemAtAny = item;
      at += 1;
    } else if (one !== undefined && matchesOne(one, items[item] ?? "")) {
      at += 1;
      item += 1;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      itemAtAny += 1;
      item = itemAtAny;
    } else {
      return false;
    }
  }
  while (at < pattern.length && pattern[at] === any) {
    at += 1;
  }
  return at === pattern.length;
}
