import { describe, expect, it } from "vitest";
import { NO_PROFILE, StageTimes } from "../../src/profile/profile.ts";
import { profileText } from "../../src/profile/profile-text.ts";

/** Times by a clock that stands still unless it is told. */
function withClock(began: number): { times: StageTimes; pass: (milliseconds: number) => void } {
  let now = began;
  const times = new StageTimes(() => now);
  return {
    times,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

describe("the times of stages", () => {
  it("are added by name, what a stage inside takes counts for that alone, and the rest is other", async () => {
    const { times, pass } = withClock(40);
    const made = times.stage("settings", () => {
      pass(5);
      return "made";
    });
    expect(made).toBe("made");
    pass(3);
    const read = times.stage("normalise", async () => {
      pass(10);
      await times.stage("collect", async () => pass(20));
      pass(1);
      await times.stage("collect", async () => pass(2));
      return "read";
    });
    expect(await read).toBe("read");
    expect(times.times()).toEqual([
      ["start", 40],
      ["settings", 5],
      ["normalise", 11],
      ["collect", 22],
      ["other", 3],
    ]);
  });

  it("go on after a stage that fails", async () => {
    const { times, pass } = withClock(0);
    const fail = (): never => {
      pass(4);
      throw new Error("no");
    };
    expect(() => times.stage("a", fail)).toThrow("no");
    await expect(times.stage("b", async () => fail())).rejects.toThrow("no");
    pass(1);
    expect(times.times()).toEqual([
      ["start", 0],
      ["a", 4],
      ["b", 4],
      ["other", 1],
    ]);
  });

  it("are not taken where nobody asks", () => {
    expect(NO_PROFILE.stage("a", () => 1)).toBe(1);
    expect(NO_PROFILE.measuresRules).toBe(false);
  });
});

it("is told in lines, the slowest rules first", () => {
  const { times, pass } = withClock(40.04);
  times.stage("link", () => pass(1234.56));
  times.rules(
    new Map([
      ["ha/a", 1],
      ["ha/none", 0],
      ["dr/b", 12.34],
      ["dr/a", 1],
    ]),
  );
  expect(profileText(times)).toBe(`profile:
  start          40.0 ms
  link         1234.6 ms
  other           0.0 ms
  together     1274.6 ms
slowest rules, each judged once more by itself after the run, with the concepts that it rests on (these serve several rules, so that the times do not add up):
  dr/b           12.3 ms
  dr/a            1.0 ms
  ha/a            1.0 ms
`);
});
