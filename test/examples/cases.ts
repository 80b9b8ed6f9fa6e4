/** A case of the published document: what it says, and the command that shows it on an example. */
export interface Case {
  title: string;
  /** Why it comes out so, in a paragraph. */
  because: string;
  /** Statements of docs/statements.md that it is about. */
  statements: string[];
  example: string;
  lose: string;
}

/** The cases of the document in its order: a node, a data centre, a region. */
export const CASES: Case[] = [
  {
    title: "A primary fails",
    because:
      "Three primaries have a quorum of two, so that the cluster goes on without one. What runs on the machine is lost with it until it runs elsewhere; the copies on other machines carry on.",
    statements: ["S8"],
    example: "one-data-centre",
    lose: "node=primaries of cd4pe in us-east-1a",
  },
  {
    title: "A secondary fails",
    because:
      "No primary is lost: only capacity. How much is left depends on the copies that other machines run.",
    statements: ["S8"],
    example: "three-data-centres",
    lose: "node=secondaries of cd4pe in us-east-1b",
  },
  {
    title: "The one data centre fails",
    because: "Everything stands in it. Redundant machines within a data centre do not help against its loss.",
    statements: ["S10"],
    example: "one-data-centre",
    lose: "data-centre=us-east-1a",
  },
  {
    title: "Of two data centres, the one with two primaries fails",
    because:
      "With three primaries over two data centres one of them always holds two. Without it one of three is left, and two are needed, so that nothing is gained over one data centre.",
    statements: ["S8", "S11"],
    example: "two-data-centres",
    lose: "data-centre=us-east-1a",
  },
  {
    title: "Of two data centres, the other fails",
    because:
      "Two of three primaries are left. Which of the two fails is nobody's choice, so that this is no comfort.",
    statements: ["S11"],
    example: "two-data-centres",
    lose: "data-centre=us-east-1b",
  },
  {
    title: "One of three data centres fails",
    because:
      "Whichever fails, two of three primaries are left, and so are two of three copies of every workload: less capacity, the same service.",
    statements: ["S8", "S12"],
    example: "three-data-centres",
    lose: "data-centre=us-east-1b",
  },
  {
    title: "Two of three data centres fail at once",
    because: "Beyond what the architecture is meant for: one primary of three is no quorum.",
    statements: ["S8", "S12"],
    example: "three-data-centres",
    lose: "data-centre=us-east-1a+us-east-1c",
  },
  {
    title: "The region fails, and snapshots are kept in it",
    because:
      "A cluster stands in one region (S9), and so does the bucket of its snapshots: nothing is left to restore from.",
    statements: ["S1", "S2", "S9"],
    example: "three-data-centres",
    lose: "region=us-east-1",
  },
  {
    title: "The region fails, and snapshots are kept in a bucket that spans regions",
    because:
      "The cluster that waits in the other region reads the same bucket. The schedule decides how much is lost, and the size of a snapshot how long it takes.",
    statements: ["S1", "S2", "S3", "S4", "S5", "S6"],
    example: "multi-region-redundant-storage",
    lose: "region=europe-west1",
  },
  {
    title: "The region fails, and snapshots are replicated to a bucket of the other region",
    because:
      "As before, and what is replicated comes a little later: the lag of the replication adds to what may be lost.",
    statements: ["S1", "S2", "S3", "S4", "S5", "S6"],
    example: "multi-region-replicated-storage",
    lose: "region=us-east-1",
  },
];
