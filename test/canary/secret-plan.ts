type Tree = Record<string, unknown> | unknown[];

/** What every marked secret has in it, so that a part of one is found too. */
export const MARK = "zcanaryz";

/**
 * How a secret is made of the value that it stands for: nothing of it left; its beginning kept, so that an ARN, a zone or an id is still
 * taken for one; or its end.
 */
export type Disguise = "bare" | "at the end" | "at the beginning";

/** A plan, state or provider value of which every text and number of every resource, variable and output is a secret. */
export interface SecretPlan {
  json: Record<string, unknown>;
  /** As many as there were different values. */
  secrets: number;
}

/**
 * Makes every text and number in the values of a plan's resources, variables and outputs a secret and marks it: each leaf by itself, or each
 * attribute as a whole. Equal values become the same secret, so that resources still find each other by them.
 */
export function secretPlan(plan: unknown, disguise: Disguise, wholly: boolean): SecretPlan {
  const json = structuredClone(plan) as Record<string, unknown>;
  const vault = new Vault(disguise);
  for (const [key, part] of Object.entries(json)) {
    if (key !== "configuration") {
      hide(part, vault, wholly);
    }
  }
  markVariables(json["configuration"]);
  return { json, secrets: vault.size };
}

class Vault {
  readonly #disguise: Disguise;
  readonly #secrets = new Map<unknown, unknown>();

  constructor(disguise: Disguise) {
    this.#disguise = disguise;
  }

  get size(): number {
    return this.#secrets.size;
  }

  /** The secret that stands for a value; the same for the same value. */
  of(value: string | number): unknown {
    const known = this.#secrets.get(value);
    if (known !== undefined) {
      return known;
    }
    const secret = this.#disguised(value, this.#secrets.size);
    this.#secrets.set(value, secret);
    return secret;
  }

  #disguised(value: string | number, count: number): unknown {
    if (typeof value === "number") {
      return 730_000_000 + count;
    }
    const mark = `${MARK}${count}`;
    if (this.#disguise === "bare" || value === "") {
      return mark;
    }
    return this.#disguise === "at the end" ? `${value}-${mark}` : `${mark}-${value}`;
  }
}

/** True where a text holds a secret: its mark, or one of the numbers. */
export function tells(text: string): boolean {
  return text.toLowerCase().includes(MARK) || /7300\d{5}/.test(text);
}

/** Looks for resources, changes, variables and outputs wherever they stand, and hides their values. */
function hide(part: unknown, vault: Vault, wholly: boolean): void {
  if (!isTree(part)) {
    return;
  }
  if (!Array.isArray(part)) {
    for (const [values, marks] of [
      ["values", "sensitive_values"],
      ["before", "before_sensitive"],
      ["after", "after_sensitive"],
    ] as const) {
      if (isTree(part[values]) && !("root_module" in part[values])) {
        const { hidden, mark } = hiddenTree(part[values], vault, wholly ? 1 : Number.POSITIVE_INFINITY);
        part[values] = hidden;
        part[marks] = mark;
      }
    }
    if ("value" in part) {
      part["value"] = hiddenTree(part["value"], vault, 0).hidden;
      part["sensitive"] = true;
    }
  }
  for (const inner of Object.values(part)) {
    hide(inner, vault, wholly);
  }
}

/** The tree with its leaves replaced, and its marks, `true` from `depth` on. */
function hiddenTree(tree: unknown, vault: Vault, depth: number): { hidden: unknown; mark: unknown } {
  if (typeof tree === "string" || typeof tree === "number") {
    return { hidden: vault.of(tree), mark: true };
  }
  if (!isTree(tree)) {
    return { hidden: tree, mark: depth <= 0 };
  }
  const inner = Object.entries(tree).map(
    ([key, value]) => [key, hiddenTree(value, vault, depth - 1)] as const,
  );
  const asTree = (pick: "hidden" | "mark"): unknown =>
    Array.isArray(tree)
      ? inner.map(([, part]) => part[pick])
      : Object.fromEntries(inner.map(([key, part]) => [key, part[pick]]));
  return { hidden: asTree("hidden"), mark: depth <= 0 ? true : asTree("mark") };
}

/** Every variable is declared sensitive, as Terraform wants it of one that is given a secret. */
function markVariables(configuration: unknown): void {
  if (!isTree(configuration)) {
    return;
  }
  for (const [key, inner] of Object.entries(configuration)) {
    if (key === "variables" && isTree(inner)) {
      for (const variable of Object.values(inner)) {
        Object.assign(isTree(variable) ? variable : {}, { sensitive: true });
      }
    }
    markVariables(inner);
  }
}

function isTree(value: unknown): value is Tree & Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
