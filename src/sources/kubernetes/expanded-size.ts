/** How many more values a file's aliases may stand for; shared by the documents of a file. */
export interface AliasBudget {
  values: number;
}

/** A budget for one file: far beyond what people write with anchors, far below what hurts. */
export function aliasBudget(): AliasBudget {
  return { values: 1_000_000 };
}

/**
 * Counts the values that a document with aliases holds once each alias is written out, and takes them off the budget;
 * false where it does not suffice. An alias costs nothing to make, but everything that walks the document pays for it,
 * and an alias inside its own anchor never ends: both run the budget out.
 */
export function spendBudget(document: unknown, budget: AliasBudget): boolean {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    budget.values -= 1;
    if (budget.values < 0 || waiting.length > budget.values) {
      budget.values = 0;
      return false;
    }
    if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) {
        waiting.push(inner);
      }
    }
  }
  return true;
}
