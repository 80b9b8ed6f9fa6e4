import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/user-error.ts";
import { parseResilienceFile } from "../../src/settings/resilience-file.ts";

const PATH = ".github/resilience.yml";
const TOP =
  "allow_tools, assumed_cluster, break_glass, clusters, connectivity, declared, extends, gate, limits, mode, objectives, policies, recovery, regions, render, rules, ruleset, services, simulation, terraform, version, waivers";

function messageOf(text: string): string {
  try {
    parseResilienceFile(text, PATH);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error instanceof Error ? error.message : "";
  }
  return "no error";
}

describe("parseResilienceFile", () => {
  it("reads a whole file", () => {
    const text = `
version: 1
objectives: {tolerate: data-centre, rto: 4h, rpo: 1h}
clusters:
  - name: main
    kind: kurl
    primaries: [aws_instance.primary*]
    node: {cpu: 4, memory: 16Gi}
rules:
  "quorum/*": warning
  recovery/schedule-meets-rpo: {margin: 0.5}
waivers:
  - {rule: quorum/size, resource: "*", reason: a test estate, owner: platform, expires: 2027-01-01}
`;
    expect(parseResilienceFile(text, PATH)).toEqual({
      version: 1,
      objectives: { tolerate: "data-centre", rto: "4h", rpo: "1h" },
      clusters: [
        {
          name: "main",
          kind: "kurl",
          primaries: ["aws_instance.primary*"],
          node: { cpu: 4, memory: "16Gi" },
        },
      ],
      rules: { "quorum/*": "warning", "recovery/schedule-meets-rpo": { margin: 0.5 } },
      waivers: [
        {
          rule: "quorum/size",
          resource: "*",
          reason: "a test estate",
          owner: "platform",
          expires: "2027-01-01",
        },
      ],
    });
  });

  it.each([
    [
      "from: {service: a, cidr: 10.0.0.0/8}",
      '"connectivity[0].from" must have one of service, tier, cluster, kind, cidr, labels, and one only',
    ],
    [
      "from: {}",
      '"connectivity[0].from" must have one of service, tier, cluster, kind, cidr, labels, and one only',
    ],
    [
      "from: {cidr: 10.0.0.0/33}",
      '"connectivity[0].from.cidr" must be a range of addresses such as 10.0.0.0/8',
    ],
    ["from: {cidr: 10.0.0.1}", '"connectivity[0].from.cidr" must be a range of addresses such as 10.0.0.0/8'],
    [
      "from: {service: a}, ports: [9-8]",
      '"connectivity[0].ports[0]" must be a port or a range of ports such as 8000-8100',
    ],
    ["from: {service: a}, ports: [70000]", '"connectivity[0].ports[0]" must be at most 65535'],
    ["from: {service: a}, ports: []", '"connectivity[0].ports" must not be empty'],
    ["from: {service: a, colour: red}", "colour"],
  ])("says what is wrong in a connection: %s", (given, told) => {
    const ports = given.includes("ports") ? "" : ", ports: [443]";
    expect(
      messageOf(`version: 1\nconnectivity:\n  - {name: l, ${given}${ports}, to: {cidr: "::/0"}}\n`),
    ).toContain(told);
  });

  it("reads what is to be rendered", () => {
    const render = `
version: 1
clusters: [{name: eu, contexts: [eu-prod]}]
render:
  - {kustomize: overlays/prod, cluster: eu}
  - {helm: charts/web, values: [a.yaml, b/c.yaml], release: shop, namespace: eu, kube_version: "1.33", api_versions: [a/v1], name: web}
`;
    expect(parseResilienceFile(render, PATH).render).toEqual([
      { kustomize: "overlays/prod", cluster: "eu" },
      {
        helm: "charts/web",
        values: ["a.yaml", "b/c.yaml"],
        release: "shop",
        namespace: "eu",
        kube_version: "1.33",
        api_versions: ["a/v1"],
        name: "web",
      },
    ]);
  });

  it.each([
    ["{kustomize: a, cluster: us}", "must be the name of one of the clusters"],
    ["{kustomize: /etc}", "must be a path inside the workspace, relative to it"],
    ["{kustomize: ../a}", "must be a path inside the workspace, relative to it"],
    ["{kustomize: a/../../b}", "must be a path inside the workspace, relative to it"],
    ["{kustomize: --enable-exec}", "must be a path inside the workspace, relative to it"],
    ["{helm: a, values: [-f]}", "must be a path inside the workspace, relative to it"],
    ["{helm: a, release: --debug}", "must be of lower-case letters, digits, - and ."],
    ["{helm: a, namespace: 'a b'}", "must be of lower-case letters, digits, - and ."],
    ["{helm: a, kube_version: latest}", "must be a version of Kubernetes such as 1.33.0"],
    ["{helm: a, api_versions: [--x]}", "must be a version of an API such as monitoring.coreos.com/v1"],
    ["{kustomize: ./b}", "makes an input of the same name as an earlier one: give it a name of its own"],
  ])("refuses to render %s", (entry, message) => {
    const text = `version: 1\nrender:\n  - {kustomize: b}\n  - ${entry}\n`;
    expect(messageOf(text)).toContain(`${PATH}:4: `);
    expect(messageOf(text)).toContain(message);
  });

  it.each(["{}", "{helm: a, kustomize: b}", "{kustomize: a, values: [b]}", "{helm: a, chart: b}", "a"])(
    "refuses to render %s, which is neither a kustomization nor a chart",
    (entry) => {
      expect(messageOf(`version: 1\nrender: [${entry}]\n`)).toContain(`${PATH}:2: `);
    },
  );

  it("refuses a second cluster, service or schedule of one name", () => {
    const text = `version: 1
clusters:
  - name: shop
  - name: shop
services:
  - {name: web, match: ["*"]}
  - {name: web, match: ["*"]}
`;
    expect(messageOf(text)).toBe(
      `${PATH}:4: "clusters[1].name" is the name of an earlier one\n${PATH}:7: "services[1].name" is the name of an earlier one`,
    );
  });

  it.each([
    [
      "a wrong key",
      "version: 1\nobjectivs: {}\n",
      `:2: "objectivs" is not a known key: did you mean "objectives"? (known: ${TOP})`,
    ],
    [
      "a wrong key inside a list",
      "version: 1\nservices:\n  - name: a\n    match: [x]\n    objectives:\n      rpo: 1h\n      rtoo: 4h\n",
      ':7: "rtoo" is not a known key in "services[0].objectives": did you mean "rto"? (known: rpo, rto, tolerate)',
    ],
    ["a wrong key unlike any", "version: 1\nxyzzy: 1\n", `:2: "xyzzy" is not a known key (known: ${TOP})`],
    ["a missing key", "version: 1\nservices:\n  - name: a\n", ':3: "services[0].match" is missing'],
    ["a missing version", "gate: all\n", ':1: "version" is missing'],
    ["a later version", "version: 2\n", ':1: "version" must be 1'],
    ["a word that is not allowed", "version: 1\n\ngate: some\n", ':3: "gate" must be one of new, all'],
    ["a wrong kind", "version: 1\nservices: web\n", ':2: "services" must be a list'],
    [
      "a broken duration",
      "version: 1\nobjectives:\n  rto: soon\n",
      ':3: "objectives.rto" must be a duration such as 30m, 4h or 1d12h',
    ],
    ["a number for a duration", "version: 1\nobjectives:\n  rto: 4\n", ':3: "objectives.rto" must be text'],
    [
      "a broken quantity",
      "version: 1\nrecovery:\n  snapshot_size: big\n",
      ':3: "recovery.snapshot_size" must be a quantity such as 4, 500m, 16Gi or 200G',
    ],
    [
      "a wrong severity",
      "version: 1\nrules:\n  quorum/size: fatal\n",
      ':3: "rules.quorum/size" must be one of error, warning, notice, off, or a mapping',
    ],
    [
      "a number out of range",
      "version: 1\nassumed_cluster: {nodes: 0, data_centres: 3}\n",
      ':2: "assumed_cluster.nodes" must be at least 1',
    ],
    ["a list at the top", "- version: 1\n", ":1: the file must be a mapping"],
    [
      "broken YAML",
      "version: 1\nservices: [a",
      ":2: it is not valid YAML: unexpected end of the stream within a flow collection (column 13)",
    ],
    [
      "a doubled key",
      "version: 1\nversion: 1\n",
      ":2: it is not valid YAML: duplicated mapping key (column 1)",
    ],
    [
      "an alias without anchor",
      "version: *secret\n",
      ":1: it is not valid YAML: unidentified alias (column 11)",
    ],
  ])("names %s", (_, text, expected) => {
    expect(messageOf(text)).toBe(PATH + expected);
  });

  it("says what an empty file needs", () => {
    expect(messageOf(" \n")).toBe(`${PATH}: it is empty: write at least version: 1`);
  });

  it("lists every mistake in the order of its line", () => {
    expect(messageOf("gate: some\nversion: 2\nmode: off\n").split("\n")).toEqual([
      `${PATH}:1: "gate" must be one of new, all`,
      `${PATH}:2: "version" must be 1`,
      `${PATH}:3: "mode" must be one of enforce, observe`,
    ]);
  });

  it("lets no key break out of its line, and never quotes a value", () => {
    expect(messageOf('version: 1\n"a\\n::error::b<script>": 1\n')).toBe(
      `${PATH}:2: "a?::error::b?script?" is not a known key (known: ${TOP})`,
    );
    expect(messageOf("version: 1\ngate: hunter2\n")).not.toContain("hunter2");
  });

  it("answers any text with settings or a UserError", () => {
    const words = fc.constantFrom(
      "version: 1",
      "gate:",
      "  - ",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "__proto__: ",
      "\n",
      "  ",
      "rules:",
      "? ",
      "!!x ",
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join("")),
        ),
        (text) => {
          try {
            parseResilienceFile(text, PATH);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
