import { describe, expect, test } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { change, configured, declaring, referencesOf, refers } from "./plans.ts";

const REFERENCES = { format: "references" } as const;
const DECLARED: DeclaredTypes = declaring(
  "aws_db_instance",
  "aws_sqs_queue",
  "aws_dynamodb_table",
  [
    "aws_lambda_function",
    {
      properties: {
        name: true,
        environment: { items: { properties: { variables: REFERENCES } } },
      },
    },
  ],
  ["aws_ecs_task_definition", { properties: { container_definitions: REFERENCES } }],
  ["aws_instance", { properties: { user_data: REFERENCES } }],
);

const HOST = "orders.abc.eu-west-1.rds.amazonaws.com";
const QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
const HELD = [
  change("aws_db_instance.main", { after: { address: HOST } }),
  change("aws_sqs_queue.orders", { after: { url: QUEUE, id: QUEUE } }),
  change("aws_dynamodb_table.orders", { after: { name: "orders-of-all" } }),
];

function normalisedOf(changes: unknown[], resources: unknown[] = []) {
  const plan = {
    format_version: "1.2",
    resource_changes: [...HELD, ...changes],
    configuration: { root_module: { resources } },
  };
  return normalisePlan({ name: "p", path: "p.json" }, plan, DECLARED, { defaultRegion: null });
}

function referencesIn(changes: unknown[], resources: unknown[] = []) {
  return referencesOf(normalisedOf(changes, resources).after);
}

describe("attributes of which only references pass", () => {
  test("all that an expression refers to is kept, though one of them is a single value", () => {
    const variables = refers("aws_db_instance.main.address", "aws_sqs_queue.orders.url");
    expect(
      referencesIn(
        [
          change("aws_lambda_function.f", {
            after: { environment: [{}] },
            unknown: { environment: [{ variables: true }] },
          }),
        ],
        [configured("aws_lambda_function.f", { environment: [{ variables }] })],
      ),
    ).toEqual({
      "aws_lambda_function.f": {
        "environment.0.variables": ["aws_db_instance.main", "aws_sqs_queue.orders"],
      },
    });
  });

  test("a known value is looked into: variables, JSON, and words of a script", () => {
    const containers = JSON.stringify([
      {
        name: "web",
        environment: [{ name: "ORDERS_TABLE", value: "orders-of-all" }],
        secrets: [{ name: "Q", valueFrom: QUEUE }],
      },
    ]);
    expect(
      referencesIn([
        change("aws_lambda_function.f", {
          after: { environment: [{ variables: { DB: `postgres://u:p@${HOST}:5432/x`, QUEUE } }] },
        }),
        change("aws_ecs_task_definition.t", { after: { container_definitions: containers } }),
        change("aws_instance.i", { after: { user_data: `#!/bin/sh\nexport DB="${HOST}"\n` } }),
      ]),
    ).toEqual({
      "aws_lambda_function.f": {
        "environment.0.variables": ["aws_db_instance.main", "aws_sqs_queue.orders"],
      },
      "aws_ecs_task_definition.t": {
        container_definitions: ["aws_dynamodb_table.orders", "aws_sqs_queue.orders"],
      },
      "aws_instance.i": { user_data: ["aws_db_instance.main"] },
    });
  });

  test("no value passes, and nothing of it counts as unknown", () => {
    const { after } = normalisedOf([
      change("aws_lambda_function.f", {
        after: { name: "f", environment: [{ variables: { KEY: "hunter2" } }] },
        unknown: { environment: [{ variables: { DB: true } }] },
        afterSensitive: { environment: [{ variables: { KEY: true } }] },
      }),
    ]);
    const { resource } = after.find(({ type }) => type === "aws_lambda_function") ?? {};
    expect(resource).toMatchObject({ values: { name: "f", environment: [{}] }, unknown: {}, withheld: {} });
    expect(JSON.stringify(after)).not.toContain("hunter2");
  });

  test("a sensitive value is not looked into, and what its expression names is kept", () => {
    const sensitive = { environment: [{ variables: { A: true } }] };
    const values = { environment: [{ variables: { A: HOST, B: QUEUE } }] };
    expect(
      referencesIn([change("aws_lambda_function.f", { after: values, afterSensitive: sensitive })]),
    ).toEqual({
      "aws_lambda_function.f": { "environment.0.variables": ["aws_sqs_queue.orders"] },
    });
    expect(
      referencesIn(
        [change("aws_lambda_function.f", { after: values, afterSensitive: { environment: true } })],
        [
          configured("aws_lambda_function.f", {
            environment: [{ variables: refers("aws_db_instance.main.address") }],
          }),
        ],
      ),
    ).toEqual({ "aws_lambda_function.f": { "environment.0.variables": ["aws_db_instance.main"] } });
  });

  test("before the change it refers to what its value was", () => {
    const host = "old.abc.eu-west-1.rds.amazonaws.com";
    const was = { environment: [{ variables: { DB: host } }] };
    const { before } = normalisedOf(
      [
        change("aws_db_instance.old", {
          actions: ["no-op"],
          before: { address: host },
          after: { address: host },
        }),
        change("aws_lambda_function.f", {
          actions: ["update"],
          before: was,
          after: { environment: [{ variables: { Q: QUEUE } }] },
        }),
      ],
      [
        configured("aws_lambda_function.f", {
          environment: [{ variables: refers("aws_sqs_queue.orders.url") }],
        }),
      ],
    );
    expect(referencesOf(before)).toEqual({
      "aws_lambda_function.f": { "environment.0.variables": ["aws_db_instance.old"] },
    });
  });

  test("text that is no JSON, or longer than anything real, refers to nothing", () => {
    const texts = ["{ not json", "[".repeat(50_000), `${"x ".repeat(200_000)}${HOST}`];
    for (const user_data of texts) {
      expect(referencesIn([change("aws_instance.i", { after: { user_data } })])).toEqual({});
    }
  });
});
