import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import { parseResilienceFile } from "../../../src/settings/resilience-file.ts";
import { normaliseDeclared } from "../../../src/sources/declared/normalise-declared.ts";

const TYPES: DeclaredTypes = {
  terraform: {
    aws_s3_bucket: {
      properties: {
        arn: true,
        bucket: true,
        versioning: { items: { properties: { enabled: true } } },
      },
    },
    aws_subnet: { properties: { id: true, availability_zone: true } },
    aws_route53_record: { properties: { name: true } },
    "data.aws_subnet": true,
  },
  kubernetes: {},
};

function declared(resources: string) {
  const file = parseResilienceFile(`version: 1\ndeclared:\n  resources: ${resources}\n`, "r.yml");
  return normaliseDeclared({ path: ".github/resilience.yml", file }, TYPES);
}

function problemsOf(resources: string): string[] {
  const input = declared(resources);
  expect(input?.after).toEqual([]);
  return (input?.problems ?? []).map(({ message }) => message);
}

describe("declared resources", () => {
  it("are an input of their own, named by its settings", () => {
    const id = "resilience.yml#arn:aws:s3:::snap-dr";
    const place = { path: ".github/resilience.yml", line: null, end_line: null, exact: false, via: [] };
    const text =
      '{"arn:aws:s3:::snap-dr": {type: aws_s3_bucket, region: us-west-2, versioning: {enabled: true}}}';
    expect(declared(text)).toEqual({
      name: "resilience.yml",
      path: ".github/resilience.yml",
      kind: "declared",
      resources: 1,
      not_judged: [],
      problems: [],
      after: [
        {
          family: "terraform",
          type: "aws_s3_bucket",
          declared: true,
          identities: ["arn:aws:s3:::snap-dr", "snap-dr"],
          resource: {
            id,
            input: "resilience.yml",
            scope: "",
            address: "arn:aws:s3:::snap-dr",
            action: "no-op",
            action_reason: null,
            replaced_by: [],
            region: { name: "us-west-2" },
            values: { arn: "arn:aws:s3:::snap-dr", bucket: "snap-dr", versioning: [{ enabled: true }] },
            unknown: {},
            withheld: {},
            references: {},
            referenced_by: {},
          },
        },
      ],
      before: null,
      places: { [id]: place },
    });
  });

  it("are refused while a proposed line is left blank", () => {
    expect(problemsOf('{b: {type: aws_s3_bucket, region: us-west-2, versioning: {enabled: ""}}}')).toEqual([
      'declared.resources "b": versioning.enabled must be filled in.',
    ]);
  });

  it("are known by the name or id that they are declared by", () => {
    const input = declared(
      "{snap: {type: aws_s3_bucket}, subnet-0ab1: {type: aws_subnet, availability_zone: eu-west-1a}, www: {type: aws_route53_record}}",
    );
    expect(
      input?.after.map(({ resource, identities }) => [resource.values, resource.region, identities]),
    ).toEqual([
      [
        { bucket: "snap" },
        { unknown: "resilience.yml does not say its region" },
        ["snap", "arn:*:s3::*:snap"],
      ],
      [
        { id: "subnet-0ab1", availability_zone: "eu-west-1a" },
        { unknown: "resilience.yml does not say its region" },
        ["subnet-0ab1"],
      ],
      [{ name: "www" }, { global: true }, ["www"]],
    ]);
  });

  it("are errors with what is known where they do not fit", () => {
    expect(problemsOf("{b: {type: aws_s3_bucket, versioned: true}}")).toEqual([
      'declared.resources "b": versioned is no attribute that a rule reads; those are arn, bucket, versioning.',
    ]);
    expect(problemsOf("{b: {type: aws_s3_bucket, versioning: {enabeld: true}}}")).toEqual([
      'declared.resources "b": versioning.enabeld is no attribute that a rule reads; those are enabled.',
    ]);
    expect(problemsOf("{b: {type: aws_s3_bucket, versioning: on}}")).toEqual([
      'declared.resources "b": versioning must be a mapping of enabled.',
    ]);
    const types =
      "its type is none that a rule reads; those are aws_route53_record, aws_s3_bucket, aws_subnet.";
    expect(problemsOf("{b: {type: s3}}")).toEqual([`declared.resources "b": ${types}`]);
    expect(problemsOf("{b: {type: data.aws_subnet}}")).toEqual([`declared.resources "b": ${types}`]);
    expect(problemsOf("{b: {type: __proto__}}")).toEqual([`declared.resources "b": ${types}`]);
  });

  it("must say their type, and are no input where there are none", () => {
    expect(() => declared("{b: {region: eu-west-1}}")).toThrow(
      /r\.yml:3: "declared\.resources\.b\.type" is missing/,
    );
    expect(declared("{}")).toBeNull();
  });
});
