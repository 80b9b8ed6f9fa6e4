import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { renderJunit } from "../../src/reports/junit.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";
import { emptyReport, finding, rule } from "./report-parts.ts";
import { threeDataCentres } from "./three-data-centres.ts";
import { twoDataCentres } from "./two-data-centres.ts";
import { unreadablePlan } from "./unreadable-plan.ts";

/** The schema that Jenkins' xUnit plug-in checks by, as pytest ships it; its licence stands in it. */
const SCHEMA = readFileSync(new URL("schemas/junit-10.xsd", import.meta.url), "utf8");

const waiver = { rule: "r", resource: "x", reason: "why", owner: "@shop", expires: "2027-03-31" };

test("what blocks fails, what does not is skipped with its reason, what passes is counted", () => {
  const report = emptyReport({
    findings: [
      finding({
        blocks: true,
        attribute: "count",
        location: { path: "a.tf", line: 3, end_line: 3, exact: true, via: [] },
      }),
      finding({ waiver }),
      finding({ outcome: "undetermined" }),
      finding({ severity: "warning", status: "existing" }),
    ],
    rules: [rule("cluster/quorum-spread", 3, 7, 1), rule("ha/not-asked", 0, 0)],
  });
  expect(renderJunit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="resilience-gate" tests="5" failures="1" errors="0">
  <testsuite name="cluster/quorum-spread" tests="5" failures="1" errors="0" skipped="3">
    <testcase name="aws_instance.primary count" classname="cluster/quorum-spread">
      <failure type="cluster/quorum-spread" message="Something is wrong.">
a.tf:3
To do: Put it right.
      </failure>
    </testcase>
    <testcase name="aws_instance.primary" classname="cluster/quorum-spread">
      <skipped type="cluster/quorum-spread" message="waived by @shop until 2027-03-31: Something is wrong.">
To do: Put it right.
      </skipped>
    </testcase>
    <testcase name="aws_instance.primary" classname="cluster/quorum-spread">
      <skipped type="cluster/quorum-spread" message="undetermined: Something is wrong.">
To do: Put it right.
      </skipped>
    </testcase>
    <testcase name="aws_instance.primary" classname="cluster/quorum-spread">
      <skipped type="cluster/quorum-spread" message="warning, does not block: Something is wrong.">
To do: Put it right.
      </skipped>
    </testcase>
    <testcase name="7 subjects pass" classname="cluster/quorum-spread"/>
  </testsuite>
</testsuites>
`);
});

test("observing fails nothing, and an input that could not be judged is an error", () => {
  const observed = renderJunit(emptyReport({ mode: "observe", findings: [finding({ blocks: true })] }));
  expect(observed).toContain(
    '<skipped type="cluster/quorum-spread" message="observed only: Something is wrong.">',
  );
  expect(renderJunit(unreadablePlan)).toMatch(
    /<testsuite name="inputs" tests="\d+" failures="0" errors="[1-9]/u,
  );
});

test("every report is valid by the schema, hostile ones and large ones too", async () => {
  const reports = [
    twoDataCentres,
    threeDataCentres,
    unreadablePlan,
    largeReport({ findings: 500, services: 20, dataCentres: 5 }),
    ...HOSTILE.map(hostileReport),
  ];
  const xml = reports.map((report, at) => ({ fileName: `${at}.xml`, contents: renderJunit(report) }));
  const { errors } = await validateXML({
    xml,
    schema: [SCHEMA],
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  });
  expect(errors).toEqual([]);
});
