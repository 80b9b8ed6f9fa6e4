/** How many of a number of things something holds for. */
export interface Share {
  of: number;
  yes: number;
}

/** The sum of shares. */
export function added(shares: readonly Share[]): Share {
  return shares.reduce((sum, share) => ({ of: sum.of + share.of, yes: sum.yes + share.yes }), {
    of: 0,
    yes: 0,
  });
}

/** A share for a table: `96.2 % of 1310`, or a dash where there is nothing to count. */
export function shareText({ of, yes }: Share): string {
  return of === 0 ? "-" : `${((100 * yes) / of).toFixed(1)} % of ${of}`;
}
