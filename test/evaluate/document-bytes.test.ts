import { describe, expect, it } from "vitest";
import { documentBytes, resourceCount } from "../../src/evaluate/document-bytes.ts";
import { link } from "../../src/link/link.ts";
import type { TypedResource } from "../../src/model/input.ts";
import { anInput, kubernetes, terraform } from "../link/a-resource.ts";

const document = (...resources: TypedResource[]) =>
  link([anInput("plan.json", resources)], { nowS: 0, resilience: { path: null, file: { version: 1 } } }, {})
    .after;
const written = (bucket: string) => {
  const bytes = documentBytes(document(terraform("plan.json", "aws_s3_bucket.a", { values: { bucket } })));
  const { terraform: families } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  return families.aws_s3_bucket[0].values.bucket;
};

describe("documentBytes", () => {
  it.each([
    ["plain", "plain"],
    ["héllo 日本 😀", "héllo 日本 😀"],
    // Half of a pair becomes what UTF-8 has for it; a backslash and letters that look like one stay.
    ["a\ud83db", "a\ufffdb"],
    ["a\ude00", "a\ufffd"],
    ["\\ud83d", "\\ud83d"],
    ["\\\ud83d", "\\\ufffd"],
  ])("writes %j as %j", (bucket, read) => {
    expect(written(bucket)).toBe(read);
  });

  it("fills a buffer of exactly its size", () => {
    const made = document(terraform("plan.json", "aws_s3_bucket.a", { values: { bucket: "é\ud83d" } }));
    const text = JSON.stringify(made).replace("\\ud83d", "\ufffd");
    expect(documentBytes(made).byteLength).toBe(Buffer.byteLength(text));
  });
});

it("counts the resources of all types", () => {
  expect(resourceCount(document())).toBe(0);
  expect(
    resourceCount(
      document(
        terraform("plan.json", "aws_s3_bucket.a"),
        terraform("plan.json", "aws_s3_bucket.b"),
        terraform("plan.json", "aws_subnet.a"),
        kubernetes("plan.json", "apps/Deployment", "Deployment.apps/shop/web"),
      ),
    ),
  ).toBe(4);
});
