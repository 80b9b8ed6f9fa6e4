import { expect, test } from "vitest";
import { lookups } from "../../../src/tools/build/without-lookups.ts";

test("what is asked for by the name of a package is a lookup; Node's own modules and files are none", () => {
  const text = `var pm=null;try{__require.resolve("picomatch"),pm=__require("picomatch")}catch{}
    require("fs"); __require("node:tls"); require('@scope/package/part'); require("./beside.js"); require(name); requireAll("no")`;
  expect(lookups({ text })).toEqual(["picomatch", "picomatch", "@scope/package/part"]);
});
