import { describe, expect, it } from "vitest";
import {
  type Picked,
  picks,
  readLabelSelector,
  readLabels,
  readServiceSelector,
} from "../../../src/link/kubernetes/label-selector.ts";

describe("readLabels", () => {
  it("reads texts, and numbers as their texts; what is neither is left out", () => {
    expect(readLabels({ app: "web", port: 80, on: true, none: null, list: ["a"], "": "x" })).toEqual(
      new Map([
        ["app", "web"],
        ["port", "80"],
        ["on", "true"],
        ["", "x"],
      ]),
    );
    for (const nothing of [undefined, null, "app", ["app"]]) {
      expect(readLabels(nothing)).toEqual(new Map());
    }
  });
});

describe("readLabelSelector", () => {
  it("reads labels and expressions, whatever stands in them", () => {
    const expressions = [
      { key: "app", operator: "In", values: ["web", 1, null] },
      { key: "app", operator: "Exists", values: "web" },
      "app",
    ];
    expect(readLabelSelector({ matchLabels: { tier: "front" }, matchExpressions: expressions })).toEqual({
      equal: [["tier", "front"]],
      requirements: [
        { key: "app", operator: "In", values: new Set(["web", "1"]) },
        { key: "app", operator: "Exists", values: new Set() },
        { key: "", operator: "", values: new Set() },
      ],
    });
    expect(readLabelSelector({ matchExpressions: "app" })).toEqual({ equal: [], requirements: [] });
    expect(readLabelSelector(null)).toBeNull();
    expect(readServiceSelector({ app: "web" })).toEqual({ equal: [["app", "web"]], requirements: [] });
    expect(readServiceSelector({})).toBeNull();
  });
});

describe("picks", () => {
  const labels = new Map([["app", "web"]]);
  const varying = new Map([["index", (value: string) => /^\d+$/.test(value)]]);
  const picked = (selector: Parameters<typeof readLabelSelector>[0]): Picked | null => {
    const read = readLabelSelector(selector);
    return read === null ? null : picks(read, { labels, varying });
  };
  const expression = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });

  it.each<[ReturnType<typeof expression>, Picked]>([
    [expression("app", "In", "api", "web"), "all"],
    [expression("app", "In", "api"), "none"],
    [expression("app", "In"), "none"],
    [expression("none", "In", "web"), "none"],
    [expression("app", "NotIn", "api"), "all"],
    [expression("app", "NotIn", "api", "web"), "none"],
    [expression("none", "NotIn", "web"), "all"],
    [expression("app", "Exists"), "all"],
    [expression("none", "Exists"), "none"],
    [expression("app", "DoesNotExist"), "none"],
    [expression("none", "DoesNotExist"), "all"],
    [expression("app", "Gt", "1"), "none"],
    [expression("none", "Lt", "1"), "none"],
    [expression("index", "In", "0", "x"), "some"],
    [expression("index", "In", "x"), "none"],
    [expression("index", "NotIn", "0"), "some"],
    [expression("index", "NotIn", "x"), "all"],
    [expression("index", "Exists"), "all"],
    [expression("index", "DoesNotExist"), "none"],
    [expression("index", "Gt", "1"), "none"],
  ])("by %j %s", (one, expected) => {
    expect(picked({ matchExpressions: [one] })).toBe(expected);
  });

  it("all that every condition picks, some where one picks some, none where one picks none", () => {
    const all = expression("app", "Exists");
    const some = expression("index", "In", "0");
    expect(picked({})).toBe("all");
    expect(picked({ matchLabels: { app: "web" } })).toBe("all");
    expect(picked({ matchLabels: { app: "api" } })).toBe("none");
    expect(picked({ matchLabels: { index: "3" } })).toBe("some");
    expect(picked({ matchLabels: { index: "x" } })).toBe("none");
    expect(picked({ matchLabels: { index: "3", app: "web" }, matchExpressions: [all] })).toBe("some");
    expect(picked({ matchLabels: { app: "web" }, matchExpressions: [some, all] })).toBe("some");
    expect(
      picked({ matchLabels: { index: "3" }, matchExpressions: [some, expression("app", "In", "x")] }),
    ).toBe("none");
  });
});
