/** The words for the kind of a failure domain, for one that this version does not know too: letters, digits and spaces only. */
export function kindOf({ kind }: { kind: string }): string {
  return kind
    .slice(0, 40)
    .replace(/[^a-z0-9]+/giu, " ")
    .trim();
}

/** Whether a failure domain is told in words (`of the assumed cluster`, `that all members of Kafka shop/events may share`) and has no name. */
export function isTold(domain: string): boolean {
  return /^(of|that) /u.test(domain);
}

/**
 * What stands before the name of a failure domain that is lost: `data centre` before `us-east-1a`, `one of the` before `primaries of cd4pe in us-east-1a`,
 * `both of` before a pair, `any one node` before `of the assumed cluster`, `a node` before `that all members of Kafka shop/events may share`.
 */
export function failing({ kind, domain }: { kind: string; domain: string }): string {
  if (domain.startsWith("of ")) return `any one ${kindOf({ kind })}`;
  if (domain.startsWith("that ")) return `a ${kindOf({ kind })}`;
  if (kind === "node") return "one of the";
  return kind === "pair" ? "both of" : kindOf({ kind });
}
