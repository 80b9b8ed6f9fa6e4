const UNIT_SECONDS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * Seconds of a duration as settings write it (`30m`, `4h`, `1d12h`; days are 24 hours). The form was checked when the settings
 * were read; nothing declared stays null.
 */
export function settingSeconds(text: string | undefined): number | null {
  if (text === undefined) {
    return null;
  }
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    seconds += Number(amount) * (UNIT_SECONDS[unit ?? ""] ?? Number.NaN);
  }
  // Decimal parts are not exact in binary: 0.1d is 8640 s, not 8640.000000000002.
  return Number(seconds.toPrecision(15));
}
