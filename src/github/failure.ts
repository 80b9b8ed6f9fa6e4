import * as z from "zod/mini";

/** What octokit throws, as far as it is needed: it gives status 500 where no answer came at all. */
const thrownSchema = z.object({
  status: z.number(),
  response: z.optional(z.object({ headers: z.record(z.string(), z.unknown()) })),
});

/** Why a request failed. Never its text: that may quote the request. */
export interface RequestFailure {
  /** Null where no answer came. */
  status: number | null;
  /** Seconds that GitHub asks to wait; null where it does not say. */
  waitS: number | null;
  /** True where GitHub limits the rate of requests. */
  limited: boolean;
}

/** The failure behind an error of the client; null where it is no such error. */
export function failureOf(error: unknown, nowMs: number): RequestFailure | null {
  const parsed = thrownSchema.safeParse(error);
  if (!parsed.success) return null;
  const { status, response } = parsed.data;
  if (response === undefined) return { status: null, waitS: null, limited: false };
  const header = (name: string): number | null => {
    const value = response.headers[name];
    return value === undefined || value === "" || Number.isNaN(Number(value)) ? null : Number(value);
  };
  const spent = header("x-ratelimit-remaining") === 0;
  const reset = header("x-ratelimit-reset");
  const untilReset = spent && reset !== null ? Math.max(0, reset - nowMs / 1000) : null;
  const waitS = header("retry-after") ?? untilReset;
  return { status, waitS, limited: status === 429 || (status === 403 && (waitS !== null || spent)) };
}
