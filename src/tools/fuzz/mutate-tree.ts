import type { Random } from "../random.ts";

/** A JSON object or list. */
export type Tree = Record<string, unknown> | unknown[];

/** True for an object or a list. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

/** What a file may hold where something else is expected. */
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 0.5, 3, 2 ** 53, 1e21, 1e308, -1e308, 5e-324],
  ...["", " ", "0", "3", "-1", "50%", "true", "null", "x", "a.b[0]", '["', "\u0000", "\ud800", "__proto__"],
  ...[
    "eu-west-1a",
    "eu-west-1",
    "EU",
    "us-central1-a",
    "P1D",
    "24h",
    "@every 1h",
    "0 0 31 2 *",
    "100Gi",
    "1e400",
  ],
  ...["arn:aws:s3:::x", "projects/p/zones/z", "subnet-0123456789abcdef0", "constructor", "x".repeat(5000)],
  ...[{}, [], [null], [[]], [{}], ["", ""], [1, "1"], { a: {} }, [["x"]], { name: {} }, { "": "" }],
];

/** Any odd value, a copy of its own. */
export function odd(random: Random): unknown {
  return structuredClone(random.of(ODD));
}

/** A place in a tree: the object or list that holds it, and its key. */
interface Place {
  holder: Tree;
  key: string;
}

/** A place anywhere in a tree; as deep as chance leads. Null where the tree is empty. */
export function placeIn(tree: unknown, random: Random): Place | null {
  let [holder, key]: [Tree | null, string] = [null, ""];
  for (let inner = tree; isTree(inner); inner = at(inner, key)) {
    const keys = Object.keys(inner);
    if (keys.length === 0 || (holder !== null && random.below(6) === 0)) {
      break;
    }
    [holder, key] = [inner, random.of(keys)];
  }
  return holder === null ? null : { holder, key };
}

/** The member or element of that key. */
function at(tree: Tree, key: string): unknown {
  return Reflect.get(tree, key);
}

/** Changes one place of a tree in a way that is often found in broken or hostile files. */
export function mutateTree(tree: unknown, random: Random): void {
  const place = placeIn(tree, random);
  if (place === null) {
    return;
  }
  const { holder, key } = place;
  const value = at(holder, key);
  switch (random.below(9)) {
    case 0:
      remove(holder, key);
      return;
    case 1:
      set(holder, key, [value]);
      return;
    case 2:
      set(holder, key, Array.isArray(value) ? value[0] : { value });
      return;
    case 3:
      set(holder, key, typeof value === "string" ? Number(value) || 7 : String(value));
      return;
    case 4:
      set(holder, key, deep(value, random.of([50, 200, 3000])));
      return;
    case 5:
      double(holder, key);
      return;
    case 6: {
      const other = placeIn(tree, random);
      if (other !== null) {
        set(holder, key, structuredClone(at(other.holder, other.key)));
      }
      return;
    }
    default:
      set(holder, key, odd(random));
      return;
  }
}

/** Puts a value in place; as a key of its own even where it is called `__proto__`. */
export function set(holder: Tree, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove(holder: Tree, key: string): void {
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 1);
  } else {
    Reflect.deleteProperty(holder, key);
  }
}

function double(holder: Tree, key: string): void {
  const copy = structuredClone(at(holder, key));
  if (Array.isArray(holder)) {
    holder.push(copy);
  } else {
    set(holder, `${key}${key}`, copy);
  }
}

function deep(value: unknown, depth: number): unknown {
  let wrapped = value;
  for (let i = 0; i < depth; i++) {
    wrapped = i % 2 === 0 ? [wrapped] : { a: wrapped };
  }
  return wrapped;
}
