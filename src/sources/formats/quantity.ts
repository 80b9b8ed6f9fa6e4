import { NotationError } from "./notation-error.ts";

/** What the suffix of a quantity multiplies by: powers of 1024 with an `i`, of 1000 without (`m` is a thousandth). */
const SUFFIX_FACTOR: Record<string, number> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * Decodes a Kubernetes quantity (`500m`, `2`, `16Gi`, `1e3`) to its number of cores or bytes.
 * Grammar of k8s.io/apimachinery resource.Quantity: one of a suffix or a decimal exponent.
 */
export function decodeQuantity(text: string): { value: number } {
  const parts = QUANTITY.exec(text);
  if (parts === null) {
    throw new NotationError("must be a quantity such as 2, 500m or 16Gi");
  }
  const [, amount, exponent = "", suffix = ""] = parts;
  const value =
    exponent === "" ? Number(amount) * (SUFFIX_FACTOR[suffix] ?? 1) : Number(`${amount}${exponent}`);
  if (!Number.isFinite(value)) {
    throw new NotationError("is larger than a quantity can be");
  }
  // A thousandth is not exact in binary: 100 * 0.001 is shown as 0.1, not 0.10000000000000001.
  return { value: Number(value.toPrecision(15)) };
}
