import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import * as z from "zod/mini";

// The module is CommonJS, and its types say otherwise.
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.optional(z.boolean()),
  schema: z.unknown(),
});
const operationSchema = z.object({
  parameters: z.optional(z.array(z.unknown())),
  requestBody: z.optional(z.unknown()),
});
const bodySchema = z.object({
  required: z.optional(z.boolean()),
  content: z.record(z.string(), z.object({ schema: z.unknown() })),
});
const documentSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** A request as it came over the wire. */
export interface SeenRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** Null where there was none. */
  body: string | null;
}

interface Operation {
  parameters: z.infer<typeof parameterSchema>[];
  body: z.infer<typeof bodySchema> | null;
}

/** GitHub's own description of its REST API, from the package @octokit/openapi; only the operations asked for are looked into. */
export class GithubApi {
  private readonly document: z.infer<typeof documentSchema>;
  private readonly ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true });
  private readonly operations = new Map<string, Operation | null>();
  private readonly validators = new Map<unknown, ValidateFunction>();

  constructor() {
    const require = createRequire(import.meta.url);
    const file = require.resolve("@octokit/openapi/generated/api.github.com.json");
    this.document = documentSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    addFormats(this.ajv);
  }

  /** What is wrong with a request, in sentences; nothing where it is as the API describes it. */
  violations(request: SeenRequest): string[] {
    const url = new URL(request.url, "http://github.invalid");
    const found = this.find(request.method.toLowerCase(), url.pathname);
    if (found === null) return [`${request.method} ${url.pathname}: there is no such operation`];
    const { operation, values } = found;
    return [
      ...this.parameterViolations(operation, values, url.searchParams),
      ...this.bodyViolations(operation, request.body),
    ].map((violation) => `${request.method} ${request.url}: ${violation}`);
  }

  private find(
    method: string,
    pathname: string,
  ): { operation: Operation; values: Record<string, string> } | null {
    const candidates = Object.keys(this.document.paths)
      .map((template) => ({ template, values: match(template, pathname) }))
      // Of several that match, the one with the fewest variables is meant.
      .sort((a, b) => a.template.split("{").length - b.template.split("{").length);
    for (const { template, values } of candidates) {
      const operation = values === null ? null : this.operation(template, method);
      if (operation !== null && values !== null) return { operation, values };
    }
    return null;
  }

  private operation(template: string, method: string): Operation | null {
    const key = `${method} ${template}`;
    const known = this.operations.get(key);
    if (known !== undefined) return known;
    const raw = this.document.paths[template]?.[method];
    const parsed = raw === undefined ? null : operationSchema.parse(this.dereferenced(raw, ["responses"]));
    const operation =
      parsed === null
        ? null
        : {
            parameters: z.array(parameterSchema).parse(parsed.parameters ?? []),
            body: parsed.requestBody === undefined ? null : bodySchema.parse(parsed.requestBody),
          };
    this.operations.set(key, operation);
    return operation;
  }

  /** The value with every `$ref` replaced by what it points to; the keys to skip are left out. */
  private dereferenced(value: unknown, skip: string[] = []): unknown {
    if (Array.isArray(value)) return value.map((item) => this.dereferenced(item));
    if (typeof value !== "object" || value === null) return value;
    const reference = "$ref" in value ? value.$ref : undefined;
    if (typeof reference === "string") return this.dereferenced(this.at(reference));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !skip.includes(key))
        .map(([key, inner]) => [key, this.dereferenced(inner)]),
    );
  }

  private at(reference: string): unknown {
    const steps = reference.replace("#/", "").split("/");
    return steps.reduce<unknown>(
      (at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined),
      this.document,
    );
  }

  private parameterViolations(
    { parameters }: Operation,
    values: Record<string, string>,
    query: URLSearchParams,
  ): string[] {
    const known = new Set(parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name));
    const unknown = [...query.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `there is no query parameter ${name}`);
    return [
      ...unknown,
      ...parameters
        .filter((parameter) => parameter.in !== "header")
        .flatMap(({ name, in: where, required, schema }) => {
          const text = where === "path" ? values[name] : query.get(name);
          if (text === undefined || text === null) return required === true ? [`${name} is missing`] : [];
          return this.schemaViolations(schema, typed(text, schema), `${where} parameter ${name}`);
        }),
    ];
  }

  private bodyViolations({ body }: Operation, text: string | null): string[] {
    if (text === null) return body?.required === true ? ["the body is missing"] : [];
    const schema = body?.content["application/json"]?.schema;
    if (schema === undefined) return ["no body is taken"];
    const value: unknown = JSON.parse(text);
    const unknown =
      typeof schema === "object" &&
      schema !== null &&
      "properties" in schema &&
      typeof value === "object" &&
      value !== null
        ? Object.keys(value).filter((key) => !Object.hasOwn(Object(schema.properties), key))
        : [];
    return [
      ...unknown.map((key) => `there is no ${key} in the body`),
      ...this.schemaViolations(schema, value, "body"),
    ];
  }

  private schemaViolations(schema: unknown, value: unknown, what: string): string[] {
    const validate = this.validators.get(schema) ?? this.ajv.compile(Object(schema));
    this.validators.set(schema, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message}`);
  }
}

/** The values of a template's variables (`/repos/{owner}/...`), a `path` over several segments; null where it does not match. */
function match(template: string, pathname: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template.replace(/\{(\w+)\}|[.*+?^${}()|[\]\\]/gu, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(name);
    return name === "path" ? "(.+)" : "([^/]+)";
  });
  const found = new RegExp(`^${pattern}$`, "u").exec(pathname);
  if (found === null) return null;
  return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")]));
}

/** A parameter as its schema's type, since on the wire all are text. */
function typed(text: string, schema: unknown): unknown {
  const type = typeof schema === "object" && schema !== null && "type" in schema ? schema.type : undefined;
  return (type === "integer" || type === "number") && /^-?\d+$/u.test(text) ? Number(text) : text;
}
