import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { FORMATS_TAKEN_FROM } from "../../../src/model/declared-types.ts";
import { decode } from "../../../src/sources/formats/decode.ts";

const WRONG = "must be ignore, autoheal, pause_minority or pause_if_all_down";

describe("rabbitmq-conf", () => {
  test.each([
    ["", ""],
    ["# cluster_partition_handling = ignore\ndefault_pass = hunter2", ""],
    ["cluster_partition_handling = ignore", "ignore"],
    ["  cluster_partition_handling=autoheal  # both sides go on", "autoheal"],
    ["a.b: 1\n\ncluster_partition_handling : 'pause_minority'\r\nc = 2", "pause_minority"],
    ["cluster_partition_handling = ignore\ncluster_partition_handling = pause_minority", "pause_minority"],
    [
      "cluster_partition_handling = pause_if_all_down\ncluster_partition_handling.pause_if_all_down.recover = ignore",
      "pause_if_all_down",
    ],
    ["my_cluster_partition_handling = ignore", ""],
  ])("%j", (text, strategy) => {
    expect(decode("rabbitmq-conf", text)).toEqual({ text: strategy });
  });

  it("says why it cannot be told", () => {
    expect(decode("rabbitmq-conf", "cluster_partition_handling = hunter2")).toEqual({
      text: "",
      error: WRONG,
    });
    expect(decode("rabbitmq-conf", "{{ .Values.hunter2 }}")).toEqual({
      text: "",
      error: "holds a line that is no setting",
    });
    expect(decode("rabbitmq-conf", { a: "hunter2" })).toEqual({
      text: "",
      error: "is neither text nor a number",
    });
  });
});

describe("rabbitmq-advanced", () => {
  test.each([
    ["", ""],
    ['[{rabbit, [{default_pass, <<"hunter2">>}]}].', ""],
    ["%% one\n[\n {rabbit, [ {cluster_partition_handling , autoheal } ]}\n].", "autoheal"],
    ["[{rabbit, [{'cluster_partition_handling', 'ignore'}]}].", "ignore"],
    ["[{rabbit, [{ \n 'cluster_partition_handling' \t ,\n autoheal}]}].", "autoheal"],
    ["[{rabbit, [{cluster_partition_handling,{ pause_if_all_down, [], ignore}}]}].", "pause_if_all_down"],
    ["[{rabbit, [{my_cluster_partition_handling, autoheal}]}].", ""],
    [
      '[{rabbit, [{cluster_partition_handling, {pause_if_all_down, ["rabbit@a"], ignore}}]}].',
      "pause_if_all_down",
    ],
    ['[{rabbit, [{a, "100%"}, {cluster_partition_handling, autoheal}]}].', "autoheal"],
    ["[{rabbit, []}]. % {cluster_partition_handling, ignore}", ""],
    ['[{rabbit, [{a, "\\"{cluster_partition_handling, ignore}"}]}].', ""],
  ])("%j", (text, strategy) => {
    expect(decode("rabbitmq-advanced", text)).toEqual({ text: strategy });
  });

  it("says why it cannot be told", () => {
    expect(decode("rabbitmq-advanced", "$" + "{HUNTER2}").error).toBe("is no list of Erlang terms");
    expect(decode("rabbitmq-advanced", "[{rabbit, [{cluster_partition_handling, $X}]}].").error).toBe(WRONG);
  });
});

describe("rabbitmq-env", () => {
  test.each(["", "LOG_BASE=/logs", 'SERVER_ADDITIONAL_ERL_ARGS="-rabbit cluster_partition_handling ignore"'])(
    "%j leaves the settings where they are",
    (text) => {
      expect(decode("rabbitmq-env", text)).toEqual({ text: "" });
    },
  );

  test.each(["CONFIG_FILE=/a", "LOG_BASE=/logs\nexport RABBITMQ_ADVANCED_CONFIG_FILE=/a", "CONFIG_FILES=/a"])(
    "%j names others",
    (text) => {
      expect(decode("rabbitmq-env", text).error).toBe("names files of settings that no input holds");
    },
  );
});

describe("a text of many settings", () => {
  const pieces = fc.constantFrom(
    "cluster_partition_handling",
    ...[
      "=",
      ":",
      "{",
      "}",
      "[",
      ",",
      '"',
      "'",
      "\\",
      "%",
      "#",
      "\n",
      " ",
      "ignore",
      "hunter2",
      "CONFIG_FILE=",
    ],
  );

  it("gives one word that is known, or none, whatever it is", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS_TAKEN_FROM), fc.array(pieces), (format, parts) => {
        const { text, error = "" } = decode(format, parts.join(""));
        expect(["", "ignore", "autoheal", "pause_minority", "pause_if_all_down"]).toContain(text);
        expect(error).not.toContain("hunter2");
      }),
    );
  });

  it("is read in a time that grows with it and no faster", () => {
    const texts = [
      '\\"',
      '"',
      "%",
      "{",
      "{ ",
      " ",
      "\n",
      "cluster_partition_handling",
      "{cluster_partition_handling,",
    ];
    const started = performance.now();
    for (const format of FORMATS_TAKEN_FROM) {
      for (const text of texts) {
        decode(format, `[${text.repeat(100_000)}`);
      }
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
