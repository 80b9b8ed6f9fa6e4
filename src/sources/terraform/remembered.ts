/** Most answers that are kept; a plan has a few thousand types and attributes, a hostile one may have any number of map keys. */
const MOST = 20_000;

/** Keeps what a function of one text answered, so that each text is worked on once. The answers are shared: they must not be changed. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) {
      return known;
    }
    if (answers.size >= MOST) {
      answers.clear();
    }
    const found = answer(text);
    answers.set(text, found);
    return found;
  };
}
