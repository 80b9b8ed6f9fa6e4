import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PROGRAM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Null where pages can be tried in a browser, else why not. */
export const browserMissing = existsSync(PROGRAM)
  ? null
  : `there is no Chromium at ${PROGRAM}; CHROMIUM names another`;

/** Starts the Chromium of this machine, without a window. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: PROGRAM, args: ["--no-sandbox", "--disable-gpu"] });
}
