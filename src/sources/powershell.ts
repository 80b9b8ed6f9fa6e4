/** How a plan is written from PowerShell without its letters being spoilt: that decodes what a program prints before it writes UTF-16. */
const FROM_POWERSHELL =
  "it is UTF-16, as the > of PowerShell writes it, which spoils letters that it takes for another encoding: " +
  "set [Console]::OutputEncoding = [Text.Encoding]::UTF8 before it, or redirect in cmd or bash";

/** A refusal of what was meant to be a plan, with what most likely broke it where it was UTF-16. */
export function spoilt<One extends { reason: string; meant: boolean }>(
  refusal: One,
  was: "utf-16" | undefined,
): One {
  return was === "utf-16" && refusal.meant
    ? { ...refusal, reason: `${refusal.reason}; ${FROM_POWERSHELL}` }
    : refusal;
}
