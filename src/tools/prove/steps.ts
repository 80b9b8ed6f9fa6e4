/** One command of package.json that proves something. */
export interface Step {
  /** What stands behind `npm run`. */
  command: string;
  args: string[];
  /** What it proves, for the table. */
  proves: string;
}

/** Everything that must hold, in the order in which it is tried: what is quick and tells most comes first. */
export const STEPS: readonly Step[] = [
  { command: "build", args: [], proves: "what is generated and committed is what would be generated" },
  { command: "test", args: [], proves: "style, types, the shape of the rules, and every test" },
  {
    command: "audit",
    args: [],
    proves: "no package that is used has a known weakness, where the registry answers",
  },
  { command: "check:workflows", args: [], proves: "workflows and recipes hold no mistake that linters know" },
  { command: "labelled", args: ["brief"], proves: "agreement with what other tools' authors expect" },
  { command: "neighbours", args: [], proves: "other tools' checks that the rules claim" },
  { command: "pairs", args: ["brief"], proves: "variants called highly available rank above the plain ones" },
  { command: "corpus", args: [], proves: "every real input is judged, or refused with a reason" },
  { command: "measure:terraform", args: [], proves: "regions and references that are found in real plans" },
  { command: "measure:lines", args: [], proves: "lines that are found in the sources of real plans" },
  {
    command: "vectors",
    args: ["cron=5000", "yaml=20000", "seed=7"],
    proves: "schedules and YAML are read as the Go libraries read them",
  },
  {
    command: "simulation",
    args: [],
    proves: "the simulation says what trying everything on small estates says",
  },
  { command: "soundness", args: [], proves: "what must hold of every estate" },
  { command: "fuzz", args: [], proves: "no mutated plan or manifest breaks a promise" },
  { command: "coverage", args: [], proves: "what the tests run" },
  { command: "mutate", args: ["sample=300", "seed=41"], proves: "what the tests of the policies notice" },
  {
    command: "mutate:program",
    args: ["sample=60", "seed=17"],
    proves: "what the tests of the program notice",
  },
  { command: "bench", args: [], proves: "speed and memory against JSON.parse, and how they grow" },
  { command: "bench:side-by-side", args: [], proves: "speed beside other programs" },
];
