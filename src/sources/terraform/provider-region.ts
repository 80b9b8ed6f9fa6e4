import type { Region } from "../../model/resource.ts";
import type { Configuration } from "./configuration.ts";
import { constantOf } from "./constant.ts";
import type { Estate } from "./estate.ts";
import { isObject, type JsonObject, objectMember } from "./json-shape.ts";
import { findProvider } from "./provider-key.ts";
import { providerScope } from "./provider-scope.ts";
import { googleLocation, isAwsRegion, named, regionOfGoogleZone } from "./region-names.ts";
import type { Answer } from "./watch.ts";
import { writtenConstant } from "./written-constant.ts";

/** What the provider configuration says of the region: it, that it names none, or why it cannot be read. */
export type ProviderRegion = { region: Region } | { unset: string } | { why: string };

/** Providers whose configuration names a location for each resource, so that none is missing where it names none. */
const PLACED_BY_RESOURCE = /^azurerm_|^azuread_/;

/** Providers that take the region of what they place from their own configuration, or from outside where that names none. */
const PLACED_BY_PROVIDER =
  /^(?:aws|awscc|google|alicloud|ibm|oci|openstack|tencentcloud|huaweicloud|scaleway|ovh)_/;

/** True for the resources of providers that place things in regions: their own configuration names one, or each resource does. */
export function hasRegions(type: string): boolean {
  return PLACED_BY_RESOURCE.test(type) || PLACED_BY_PROVIDER.test(type);
}

/** Reads the regions of provider configurations; each is read once. */
export class ProviderRegions {
  readonly #configuration: Configuration;
  readonly #estate: Estate;
  readonly #byKey = new Map<string, Answer<ProviderRegion>>();

  constructor(configuration: Configuration, estate: Estate) {
    this.#configuration = configuration;
    this.#estate = estate;
  }

  /** The region that the provider of a resource is configured with; `resource` is its entry in the configuration. */
  of(type: string, resource: JsonObject | undefined, configPath: string): ProviderRegion {
    if (PLACED_BY_RESOURCE.test(type)) {
      return { why: "the plan does not show its location" };
    }
    const found = findProvider(type, resource, configPath, this.#configuration);
    if ("why" in found) {
      return found;
    }
    const name = `${type.split("_", 1)[0]}\n${found.key}`;
    const known = this.#byKey.get(name);
    if (known !== undefined) {
      return this.#estate.watch.again(known);
    }
    const answer = this.#estate.watch.over(() => this.#read(type, found.key, found.json));
    this.#byKey.set(name, answer);
    return answer.result;
  }

  #read(type: string, key: string, provider: JsonObject): ProviderRegion {
    const expressions = objectMember(provider, "expressions");
    const attribute = ["region", "zone"].find((name) => isSet(expressions[name]));
    if (attribute === undefined) {
      return PLACED_BY_PROVIDER.test(type) ? { unset: key } : { why: `provider ${key} names no region` };
    }
    const scope = providerScope(provider, this.#configuration);
    if (scope === null) {
      return { why: `the plan does not show the module of provider ${key}` };
    }
    const constant = constantOf(expressions[attribute], scope, this.#estate, this.#configuration);
    if ("why" in constant) {
      return { why: `provider ${key} takes its region from ${constant.why}` };
    }
    const region =
      typeof constant.value === "string"
        ? readRegion(type, attribute, constant.value, isWritten(expressions[attribute]))
        : null;
    return region === null
      ? { why: `provider ${key} makes its region of an expression whose result a plan does not show` }
      : { region };
  }
}

/** What a function makes of a variable is not shown, so that what is not written as a constant must look like a region. */
function readRegion(type: string, attribute: string, value: string, written: boolean): Region | null {
  if (attribute === "zone") {
    const region = regionOfGoogleZone(value);
    return region === null ? null : named(region);
  }
  if (type.startsWith("google_")) {
    return googleLocation(value);
  }
  return written || !type.startsWith("aws_") || isAwsRegion(value) ? named(value) : null;
}

function isWritten(expression: unknown): boolean {
  return writtenConstant(expression) !== undefined;
}

function isSet(expression: unknown): boolean {
  return isObject(expression) && Object.keys(expression).length > 0 && expression["constant_value"] !== null;
}
