import type { Action } from "../../model/resource.ts";
import { formatKey, type Key, type ModuleStep, parseAddress, parseModuleAddress } from "./address.ts";
import type { Cause } from "./cause.ts";
import { configName } from "./configuration.ts";
import { isObject, member, textMember } from "./json-shape.ts";

/** The values of an instance at one time, with trees of the same shape that say what is unknown and what is sensitive. */
export interface Side {
  values: unknown;
  unknown: unknown;
  sensitive: unknown;
}

/** The estate as the change will make it, or as it is now. */
export type When = "after" | "before";

/** One resource instance of a plan or state; nothing of its values is copied. */
export interface Instance {
  /** `<input>#<address>`. */
  id: string;
  address: string;
  modules: ModuleStep[];
  /** Address of its module instance, "" for the root. */
  scope: string;
  /** Path of its module in the configuration, `vpc.endpoints`; "" for the root. */
  configPath: string;
  type: string;
  /** Inside its module: `aws_subnet.a`, `data.aws_ami.b`. */
  configName: string;
  data: boolean;
  key: Key | null;
  action: Action;
  cause: Cause;
  /** Null where it will not be there. */
  after: Side | null;
  /** Null where it is not there. */
  before: Side | null;
}

/** What identifies an instance, before anything is known of its change. */
type Identity = Omit<Instance, "action" | "cause" | "after" | "before">;

/**
 * Reads who a resource of a plan or state is: `{address, module_address, mode, type, name, index}`. Terraform 0.12 leaves the key of an
 * instance out of some addresses; it is put back from `index`. Null where neither address nor type and name say who it is.
 */
export function identify(input: string, json: unknown, moduleAddress: string): Identity | null {
  if (!isObject(json)) {
    return null;
  }
  const written = textMember(json, "address");
  const parsed = written === null ? null : parseAddress(written);
  const type = textMember(json, "type") ?? parsed?.type;
  const name = textMember(json, "name") ?? parsed?.name;
  if (type === undefined || name === undefined) {
    return null;
  }
  const data = json["mode"] === "data" || (json["mode"] === undefined && parsed?.data === true);
  const modules = parsed?.modules.length ? parsed.modules : (parseModuleAddress(moduleAddress) ?? []);
  const scope = modules.at(-1)?.address ?? "";
  const inner = configName(type, name, data);
  const key = parsed?.key ?? indexOf(json);
  const address =
    parsed?.key != null && parsed.modules === modules && written !== null
      ? written
      : joined(scope, inner, key);
  return {
    id: `${input}#${address}`,
    address,
    modules,
    scope,
    configPath: modules.map((step) => step.name).join("."),
    type,
    configName: inner,
    data,
    key,
  };
}

function indexOf(json: unknown): Key | null {
  const index = member(json, "index");
  return typeof index === "string" || typeof index === "number" ? index : null;
}

function joined(scope: string, inner: string, key: Key | null): string {
  return `${scope === "" ? "" : `${scope}.`}${inner}${formatKey(key)}`;
}

/** The type under which policies see an instance: `aws_subnet`, or `data.aws_subnet` where it is only looked up. */
export function filedAs(instance: Instance): string {
  return instance.data ? `data.${instance.type}` : instance.type;
}
