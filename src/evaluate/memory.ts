/** Bytes of one page of WASM memory. */
const PAGE_BYTES = 65_536;

/** One page less than 4 GiB: with all 65,536 the size no longer fits the 32 bits in which the policy's allocator counts. */
export const MOST_PAGES = 65_535;

/** The policy itself, its data, and the first evaluation. */
const BASE_BYTES = 32 * 1024 ** 2;

/** Parsing JSON takes 8 to 9 times its bytes; a tenth is room. */
const BYTES_PER_INPUT_BYTE = 10;

/**
 * Beyond parsing, the rules took 19 KB for each of Terraform's resources, 54 KB for each object of a set of Deployments with their Service,
 * disruption budget and autoscaler, and 186 KB for a Deployment, of which a set may have nothing else.
 */
const BYTES_PER_RESOURCE = 192 * 1024;

/** What the policies took at least for each resource of real and made plans and manifests, all together: 16 to 20 KB. */
const LEAST_BYTES_PER_RESOURCE = 16 * 1024;

/** Bytes of memory that documents of so many resources surely use. */
export function surelyUsed(resources: number): number {
  return resources * LEAST_BYTES_PER_RESOURCE;
}

/**
 * Pages of memory to begin with, so that it need not grow while judging: growing page by page is quadratic (30,000 resources took
 * 1.2 s grown and 0.2 s given, 1,000 Deployments 2.5 s and 0.5 s). Memory that is given and not touched costs nothing. Never more than `mostBytes`.
 */
export function initialPages(inputBytes: number, resources: number, mostBytes: number): number {
  const wanted = BASE_BYTES + inputBytes * BYTES_PER_INPUT_BYTE + resources * BYTES_PER_RESOURCE;
  return Math.min(Math.ceil(wanted / PAGE_BYTES), mostPages(mostBytes));
}

/** The most pages that a limit in bytes allows. */
export function mostPages(mostBytes: number): number {
  return Math.max(1, Math.min(Math.floor(mostBytes / PAGE_BYTES), MOST_PAGES));
}
