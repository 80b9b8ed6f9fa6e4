import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../src/model/declared-types.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import type { FileToRead, Outcome } from "../../src/sources/file-to-read.ts";
import { inOnePiece } from "../../src/sources/large-text.ts";
import { normaliseFile, normaliseLarge } from "../../src/sources/normalise-file.ts";

const DECLARED: DeclaredTypes = { terraform: { aws_lb: true }, kubernetes: { "core/Service": true } };
const SETTINGS = { defaultRegion: null, limits: LIMITS };
const PLAN = JSON.stringify({
  format_version: "1.2",
  resource_changes: [
    {
      address: "aws_lb.a",
      mode: "managed",
      type: "aws_lb",
      name: "a",
      change: { actions: ["create"], after: {} },
    },
  ],
});

function file(path: string, content: string | Buffer, more: Partial<FileToRead> = {}): FileToRead {
  return { name: path, path, named: true, content: { bytes: Buffer.from(content) }, ...more };
}

/** What became of a file, shortly. */
function told(outcome: Outcome): unknown {
  if ("passedOver" in outcome) {
    return `passed over: ${outcome.passedOver}`;
  }
  if ("binary" in outcome) {
    return "binary";
  }
  const { kind, resources, problems } = outcome.input;
  return [kind, resources, ...problems.map(({ level, message }) => `${level}: ${message}`)];
}
const refused = (message: string): unknown => ["unrecognised", 0, `error: ${message}`];

const normalised = (one: FileToRead, declared = DECLARED): unknown =>
  told(normaliseFile(one, declared, SETTINGS));

describe("a file", () => {
  it.each([
    ["resilience.yml", "passed over"],
    ["a/resilience.yaml", "passed over"],
    ["a/my-resilience.yml", "kubernetes"],
    ["resilience.yml/a.yaml", "kubernetes"],
  ])("called %s that a search came upon is %s", (path, kind) => {
    const text = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
    const settings =
      "passed over: these settings do not count here: name them with --config, or give their folder alone";
    expect(normalised(file(path, text, { named: false }))).toEqual(
      kind === "passed over" ? settings : [kind, 1],
    );
    expect(normalised(file(path, text))).toEqual(["kubernetes", 1]);
  });

  it("of YAML that a search came upon is passed over by what it is", () => {
    const compose = "services: {a: {image: b}}\n";
    const neither =
      "passed over: it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)";
    const told = "passed over: compose file: it is for Docker Compose, not for Kubernetes";
    expect(normalised(file("a.yaml", compose, { named: false }))).toBe(told);
    expect(normalised(file("a.yml.gz", gzipSync(compose), { named: false }))).toBe(told);
    expect(normalised(file("a.json", compose, { named: false }))).toBe(neither);
    const padded = (length: number): string => compose + "#".repeat(length - compose.length);
    expect(normalised(file("a.yaml", padded(1024 ** 2), { named: false }))).toBe(told);
    expect(normalised(file("a.yaml", padded(1024 ** 2 + 1), { named: false }))).toBe(neither);
  });

  it("that makes us fail says so without a word of it, and is no more than an error of its own", () => {
    const failing = (error: unknown): DeclaredTypes => ({
      ...DECLARED,
      get terraform(): never {
        throw error;
      },
    });
    const plan = file("plan.json", PLAN);
    expect(normalised(plan, failing(new TypeError("hunter2")))).toEqual(
      refused("internal error while it was read (TypeError): please report this"),
    );
    expect(normalised(plan, failing("hunter2"))).toEqual(
      refused("internal error while it was read (string): please report this"),
    );
    expect(normalised(plan, failing(new RangeError("hunter2")))).toEqual(
      refused("it is too large or nested too deeply to be read: split it"),
    );
  });
});

describe("a binary plan", () => {
  const binary = (
    shown?: FileToRead["shown"],
    bytes: Buffer | Uint8Array = zipSync({ tfplan: strToU8("x") }),
  ) => {
    const content = { bytes: Buffer.from(bytes) };
    const outcome = normaliseFile(
      { name: "p", path: "my plan", named: true, content, ...(shown === undefined ? {} : { shown }) },
      DECLARED,
      SETTINGS,
    );
    return "binary" in outcome ? told(outcome.binary.alone()) : told(outcome);
  };
  const asked = "it is a binary plan: run terraform show -json 'my plan' > 'my plan'.json and name that file";

  it("is asked for as JSON, unless a tool shows it", () => {
    expect(binary()).toEqual(refused(asked));
    expect(binary({ bytes: Buffer.from(PLAN) })).toEqual(["terraform-plan", 1]);
    expect(binary({ problem: "terraform failed" })).toEqual(refused("terraform failed"));
    expect(binary({ bytes: Buffer.from(zipSync({ tfplan: strToU8("x") })) })).toEqual(refused(asked));
  });

  it("is judged without its sources where these cannot be read", () => {
    const cut = zipSync({ tfplan: strToU8("x".repeat(100)) }, { level: 0 }).subarray(0, 60);
    const damaged =
      "it is a binary plan that is cut short or damaged: write it again with terraform plan -out";
    expect(binary({ bytes: Buffer.from(PLAN) }, cut)).toEqual([
      "terraform-plan",
      1,
      `warning: Its sources are not read, so that its findings may lack lines: ${damaged}`,
    ]);
    const neither =
      "it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)";
    expect(binary({ bytes: Buffer.from("{}") }, cut)).toEqual(refused(neither));
    expect(binary(undefined, cut)).toEqual(refused(asked));
  });
});

describe("a file that is too large to be held", () => {
  const large = async (text: string | Buffer, limits = LIMITS): Promise<unknown> => {
    const { content: _, ...rest } = file("large", "");
    return told(
      await normaliseLarge(rest, inOnePiece(Buffer.from(text)), DECLARED, { defaultRegion: null, limits }),
    );
  };

  it("is judged where it is a plan or a state, compressed or not", async () => {
    expect(await large(PLAN)).toEqual(["terraform-plan", 1]);
    expect(await large(`\uFEFF${PLAN}`)).toEqual(["terraform-plan", 1]);
    expect(await large(gzipSync(`\uFEFF${PLAN}`))).toEqual(["terraform-plan", 1]);
    expect(await large('{"format_version":"1.0","values":{"root_module":{}}}')).toEqual([
      "terraform-state",
      0,
    ]);
  });

  it("is refused with the reason where it is anything else", async () => {
    expect(await large('{"a":1}')).toEqual(
      refused(
        "it is too large for anything but a plan or state in JSON (terraform show -json), and is neither",
      ),
    );
    expect(await large(PLAN.slice(0, -1))).toEqual(
      refused("its JSON is cut short, it ends in the middle of a value: write the file again"),
    );
    expect(await large("kind: Service")).toEqual(
      refused(
        "it is no plan or state in JSON, or its JSON is broken, and it is too large to be anything else: write it again with terraform show -json",
      ),
    );
    expect(await large(gzipSync(PLAN).subarray(0, 40))).toEqual(
      refused("it is compressed with gzip and cut short or damaged: write it again"),
    );
    expect(await large(PLAN, { ...LIMITS, fileBytes: 20 })).toEqual(
      refused(
        "it is larger than 20 bytes, the most that one file may have: split the plan, or raise limits.file",
      ),
    );
  });
});
