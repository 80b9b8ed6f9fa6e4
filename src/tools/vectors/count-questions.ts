/** What the controllers of Kubernetes are asked: a disruption budget, or with a surge a rolling update (test/vectors/go/counts). */
export interface CountQuestion {
  replicas: number;
  minAvailable?: number | string;
  maxUnavailable?: number | string;
  maxSurge?: number | string;
}

const REPLICAS = [1, 2, 3, 4, 5, 7, 10, 37];
const LIMITS = [
  0,
  1,
  2,
  5,
  50,
  "0%",
  "1%",
  "10%",
  "25%",
  "33%",
  "34%",
  "50%",
  "51%",
  "66%",
  "75%",
  "99%",
  "100%",
];
const STEPS = [0, 1, 2, "0%", "1%", "25%", "39%", "50%", "99%", "100%"];

/** Every limit of a disruption budget, and every pair of limits of a rolling update, for every number of replicas. */
export function countQuestions(): CountQuestion[] {
  return REPLICAS.flatMap((replicas) => [
    ...LIMITS.flatMap((limit) => [
      { replicas, minAvailable: limit },
      { replicas, maxUnavailable: limit },
    ]),
    ...STEPS.flatMap((maxUnavailable) => STEPS.map((maxSurge) => ({ replicas, maxUnavailable, maxSurge }))),
  ]);
}
