import { describe, expect, it } from "vitest";
import type { Entry, Failure, Outcome } from "../../src/model/evaluation.ts";
import { anInput } from "../link/a-resource.ts";
import { aFailure, anEntry, anEvaluation, aRule, type Judged, judged } from "./an-evaluation.ts";

const RULES = [
  aRule("ha/spread"),
  aRule("ha/size", { protects: "node" }),
  aRule("ha/region", { protects: "region" }),
  aRule("ha/small", { severity: "warning", protects: "node" }),
];

function sentence(entries: Record<string, Entry[]>, failures: Failure[] = [], more: Judged = {}): string {
  const results = RULES.map(({ id }) => [id, { violations: entries[id] ?? [], subjects: ["x"] }]);
  return judged({
    rules: RULES,
    after: anEvaluation(Object.fromEntries(results), { failures }),
    settings: { failOn: "warning" },
    ...more,
  }).sentence;
}

const says = (message: string, more: Partial<Entry> = {}): Entry[] => [anEntry("x", { message, ...more })];
const down = (kind: Failure["kind"], outcome: Outcome = "down", domain = "a"): Failure =>
  aFailure(kind, domain, { shop: [outcome, null] });
const fine = (kind: Failure["kind"]): Failure => aFailure(kind, "a", { shop: ["reduced", 0.5] }, 1);

describe("the sentence of a failure", () => {
  it("leads with the gravest finding, of these with what the likeliest failure brings about", () => {
    const region = { "ha/region": says("A region is too much.") };
    const spread = { "ha/spread": says("A data centre is too much.") };
    const size = { "ha/size": says("A node is too much.") };
    const small = { "ha/small": says("A little too much.") };
    expect([
      sentence({ ...region }),
      sentence({ ...region, ...small }),
      sentence({ ...region, ...spread, ...small }),
      sentence({ ...region, ...spread, ...size, ...small }),
    ]).toEqual([
      "A region is too much.",
      "A region is too much; this and 1 more finding block the change.",
      "A data centre is too much; this and 2 more findings block the change.",
      "A node is too much; this and 3 more findings block the change.",
    ]);
  });

  it("tells a cause and does not count its consequence", () => {
    const consequence = says("The shop stops.", { caused_by: { rule: "ha/region", subject: "x" } });
    expect(sentence({ "ha/size": consequence, "ha/region": says("The region is alone.") })).toBe(
      "The region is alone.",
    );
  });

  it("leads with what fails before what is not known any more", () => {
    const lost = says("It is not known any more.");
    const subjects = RULES.map(({ id }) => [id, { subjects: ["x"] }]);
    const after = Object.fromEntries(subjects);
    const more = (results: Parameters<typeof anEvaluation>[0]): Judged => ({
      before: anEvaluation(after),
      after: anEvaluation({ ...after, ...results }),
    });
    expect(
      sentence(
        {},
        [],
        more({
          "ha/size": { undetermined: lost },
          "ha/region": { violations: [anEntry("y", { message: "It fails." })] },
        }),
      ),
    ).toBe("It fails; this and 1 more finding block the change.");
  });

  it("names whoever lets it through, unless nothing would have been blocked", () => {
    const glass = (by: string | null, counts: boolean, mode: "enforce" | "observe" = "enforce"): Judged => ({
      settings: {
        failOn: "warning",
        mode,
        breakGlass: { label: "break-glass", by, at: null, counts, why: null },
      },
    });
    const one = { "ha/size": says("Too much.") };
    const two = { ...one, "ha/small": says("Little.") };
    expect([
      sentence(one, [], glass("ann", true)),
      sentence(two, [], glass(null, true)),
      sentence(one, [], glass("ann", false)),
      sentence(one, [], glass("ann", true, "observe")),
      sentence({}, [], glass("ann", true)),
    ]).toEqual([
      "ann lets this through by the label break-glass, although 1 finding blocks it: Too much.",
      "Somebody lets this through by the label break-glass, although 2 findings block it: Too much.",
      "Too much.",
      "Too much; this would have blocked the change.",
      "Nothing stands in the way: 4 of 4 checks passed.",
    ]);
  });

  it("says in observe mode what would have been", () => {
    const observe: Judged = { settings: { failOn: "warning", mode: "observe" } };
    expect([
      sentence({ "ha/size": says("Too much.") }, [], observe),
      sentence({ "ha/size": says("Too much."), "ha/small": says("Little.") }, [], observe),
    ]).toEqual([
      "Too much; this would have blocked the change.",
      "Too much; this and 1 more finding would have blocked the change.",
    ]);
  });
});

describe("the sentence of a pass", () => {
  it("says what is survived, what is not, and how much does not block", () => {
    const silent: Judged = { settings: { failOn: "never" } };
    expect([
      sentence({}, [fine("node"), fine("data-centre")]),
      sentence({}, [fine("data-centre"), down("region", "lost")]),
      sentence({}, [fine("node"), fine("data-centre"), down("data-centre", "down", "b")]),
      sentence({}, [fine("data-centre"), down("region", "unknown")]),
      sentence({ "ha/size": says("x") }, [down("node")], silent),
      sentence({ "ha/size": says("x"), "ha/small": says("y") }, [], silent),
    ]).toEqual([
      "Survives the loss of any one node or data centre.",
      "Survives the loss of any one data centre; losing region a would lose shop with nothing to restore it from.",
      "Survives the loss of any one node; losing data centre b would stop shop.",
      "Survives the loss of any one data centre; losing region a would have an unknown effect on shop.",
      "Losing one of the a would stop shop; 1 finding does not block the change.",
      "2 findings do not block the change.",
    ]);
  });

  it("does not count what is waived, is a notice, or is not known", () => {
    const waiver = { rule: "ha/size", resource: "*", reason: "known", owner: "ann", expires: "2027-06-01" };
    const one = { "ha/size": says("x") };
    expect([
      sentence(one, [fine("node")], { file: { waivers: [waiver] } }),
      sentence(one, [fine("node")], { file: { rules: { "*": "notice" } } }),
      sentence({ "ha/size": says("x", { asked: "none" }) }, [fine("node")]),
    ]).toEqual([
      "Survives the loss of any one node.",
      "Survives the loss of any one node.",
      "Survives the loss of any one node; 1 finding does not block the change.",
    ]);
  });

  it("tells the worst of the likeliest failure, and no pair as survived", () => {
    expect([
      sentence({}, [
        down("region", "lost"),
        down("data-centre", "unknown"),
        down("data-centre", "down", "b"),
      ]),
      sentence({}, [down("data-centre", "down"), down("data-centre", "lost", "b")]),
      sentence({}, [fine("pair")]),
      sentence({}, [down("pair", "down", "a and b")]),
      sentence({}, [fine("region"), aFailure("node", "a", {}, 1)]),
    ]).toEqual([
      "Losing data centre b would stop shop.",
      "Losing data centre b would lose shop with nothing to restore it from.",
      "Nothing stands in the way: 4 of 4 checks passed.",
      "Losing both of a and b would stop shop.",
      "Survives the loss of any one node or region.",
    ]);
  });

  it("says what may be where that depends on the scheduler", () => {
    const { services, ...node } = down("node", "down", "of the assumed cluster");
    const perhaps = { ...node, services: services.map((cell) => ({ ...cell, may: true as const })) };
    expect(sentence({}, [perhaps])).toBe("Losing any one node of the assumed cluster may stop shop.");
  });

  it("does not take what could not be decided for a pass", () => {
    const after = anEvaluation({
      "ha/size": { subjects: ["x", "y"], undetermined: [anEntry("x", { message: "Not known." })] },
    });
    expect(sentence({}, [], { rules: [aRule("ha/size")], after })).toBe(
      "Nothing fails, but 1 of 2 checks could not be decided.",
    );
  });

  it("tells a failure of the assumed cluster", () => {
    expect([
      sentence({}, [down("node", "down", "of the assumed cluster")]),
      sentence({}, [down("data-centre", "down", "of the assumed cluster")]),
    ]).toEqual([
      "Losing any one node of the assumed cluster would stop shop.",
      "Losing any one data centre of the assumed cluster would stop shop.",
    ]);
  });

  it("claims nothing of what nobody simulated", () => {
    expect([
      sentence({}, [aFailure("region", "a", {}, 0)]),
      sentence({}),
      sentence({}, [], { rules: [], after: anEvaluation({}) }),
    ]).toEqual([
      "Nothing stands in the way: 4 of 4 checks passed.",
      "Nothing stands in the way: 4 of 4 checks passed.",
      "Nothing was judged: these inputs hold nothing that a rule knows.",
    ]);
  });
});

describe("the sentence of an error", () => {
  const broken = (name: string, message: string) =>
    anInput(name, [], { kind: "unrecognised", problems: [{ level: "error", message, line: null }] });

  it("does not speak of a rest where nothing was judged", () => {
    const nothing: Judged = {
      rules: [],
      after: anEvaluation({}),
      inputs: [broken("a.json", "It is empty.")],
    };
    expect(sentence({}, [], nothing)).toBe("Nothing could be judged: a.json: It is empty.");
  });

  it("names what could not be judged, how much more, and what blocks besides", () => {
    expect([
      sentence({}, [], { inputs: [broken("a.json", "It is a binary plan. Run: terraform show")] }),
      sentence({ "ha/size": says("x"), "ha/small": says("y") }, [], {
        inputs: [broken("b.json", "It is empty."), broken("a.json", "It is cut off.")],
        problems: [{ level: "error", message: "The run is broken. Mend it.", path: null, line: null }],
      }),
    ]).toEqual([
      "Not everything could be judged (a.json: It is a binary plan); in the rest nothing blocks the change.",
      "Not everything could be judged (The run is broken, and 2 problems more); 2 findings block the change.",
    ]);
  });
});
