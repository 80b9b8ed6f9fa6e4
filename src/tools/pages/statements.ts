import type { RuleInfo } from "../../model/rule.ts";
import { table } from "./markdown.ts";

/** Something that the reference architectures state, put so that it can be checked. */
interface Statement {
  id: string;
  says: string;
  /** What rules look at. */
  checked: string;
}

/** All statements, in the order of the document. */
export const STATEMENTS: readonly Statement[] = [
  {
    id: "S1",
    says: "Snapshots of the live region can be read in the region that recovers",
    checked: "the recovery store is reachable from another region",
  },
  {
    id: "S2",
    says: "Snapshots are kept in one place, so that place is redundant over regions, or its content is replicated",
    checked: "a multi-region store, or replication to another region",
  },
  {
    id: "S3",
    says: "A global entry with redundancy over regions leads to the region that is restored",
    checked: "targets in two regions, and a health check",
  },
  {
    id: "S4",
    says: "At least one recovery point of a full snapshot is kept, and snapshots are scheduled",
    checked: "a schedule that is active and full, kept longer than its gap",
  },
  {
    id: "S5",
    says: "The schedule of snapshots determines the RPO",
    checked: "the worst case is within the objective",
  },
  {
    id: "S6",
    says: "The RTO depends on the size of the snapshot, the machines and whether a cluster is built in advance",
    checked: "the estimate is within the objective",
  },
  {
    id: "S7",
    says: "The RTO is confirmed by a practised recovery",
    checked: "a drill with evidence",
  },
  {
    id: "S8",
    says: "Three primaries or more tolerate the loss of one; the loss of secondaries takes capacity",
    checked: "the number of primaries, replicas, and the capacity that is left",
  },
  {
    id: "S9",
    says: "A cluster is not spread over regions",
    checked: "all nodes are in one region",
  },
  {
    id: "S10",
    says: "One data centre tolerates the loss of nodes only",
    checked: "the number of data centres",
  },
  {
    id: "S11",
    says: "Two data centres are no better than one: the one that holds most primaries takes the cluster with it",
    checked: "a quorum is left when any data centre is lost",
  },
  {
    id: "S12",
    says: "In three data centres the loss of one takes capacity, not the service",
    checked: "the quorum and the capacity that are left",
  },
  {
    id: "S13",
    says: "What is in different places can reach each other",
    checked: "ports and connections",
  },
];

/** docs/statements.md: each statement with the rules that hold it. */
export function statementsPage(rules: readonly RuleInfo[]): string {
  const rows = STATEMENTS.map(({ id, says, checked }) => [
    id,
    says,
    checked,
    rulesOf(id, rules)
      .map((rule) => `[${rule}](../policies/rules/${rule}/README.md)`)
      .join(", "),
  ]);
  return `# The statements that the rules rest on

A rule's page names them by number. They are what reference architectures for high availability and disaster recovery ask for, each put so that
it can be checked. [worked-cases.md](worked-cases.md) shows them at work. This page is generated from the rules.

${table(["", "Statement", "What is checked", "Rules"], rows)}
`;
}

/** The rules that rest on a statement. */
export function rulesOf(statement: string, rules: readonly RuleInfo[]): string[] {
  return rules.filter(({ standards }) => standards.includes(statement)).map(({ id }) => id);
}
