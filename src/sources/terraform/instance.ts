import type { Action } from "../../model/resource.ts";
import { formatKey, type Key, type ModuleStep, parseAddress, parseModuleAddress } from "./address.ts";
import { type Cause, NO_CAUSE } from "./cause.ts";
import { configName } from "./config-name.ts";
import { isObject, type JsonObject, member, textMember } from "./json-shape.ts";
import { remembered } from "./remembered.ts";
import type { ResourceScope } from "./scope.ts";

/** The values of an instance at one time, with trees of the same shape that say what is unknown and what is sensitive. */
export interface Side {
  values: unknown;
  unknown: unknown;
  sensitive: unknown;
  /** The values that identify the resource then, as far as they do not depend on its region; filled in when they are indexed. */
  identities?: readonly string[];
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
  /** Null where it is not there; the very side that `after` is where nothing changes. */
  before: Side | null;
  /** Where its own expressions stand (`scopeOf`); undefined until it is asked for. */
  expressedIn: ResourceScope | null | undefined;
  /** Its place among all instances of its input. */
  position: number;
}

/** A module instance: the way to it, and its path in the configuration. */
interface ModuleInstance {
  modules: ModuleStep[];
  scope: string;
  configPath: string;
}

/**
 * Reads who a resource of a plan or state is: `{address, module_address, mode, type, name, index}`. Terraform 0.12 leaves the key of an
 * instance out of some addresses; it is put back from `index`. What becomes of it is left open, as if it stayed and had no values. Null where
 * neither address nor type and name say who it is.
 */
export function identify(input: string, json: unknown, moduleAddress: string): Instance | null {
  return isObject(json)
    ? (asWritten(input, json, moduleAddress) ?? takenApart(input, json, moduleAddress))
    : null;
}

/** An address that is what its parts make is not taken apart: nearly all are. */
function asWritten(input: string, json: JsonObject, moduleAddress: string): Instance | null {
  const address = textMember(json, "address");
  const parts = address === null ? null : partsOf(json, moduleAddress);
  if (address === null || parts === null || address !== joined(parts.module.scope, parts.inner, parts.key)) {
    return null;
  }
  return instance(input, address, parts.module, parts.type, parts.inner, json["mode"] === "data", parts.key);
}

interface Parts {
  module: ModuleInstance;
  type: string;
  inner: string;
  key: Key | null;
}

function partsOf(json: JsonObject, moduleAddress: string): Parts | null {
  const type = textMember(json, "type");
  const name = textMember(json, "name");
  const module = moduleInstance(moduleAddress);
  return type === null || name === null || module === null || json["mode"] === undefined
    ? null
    : { module, type, inner: configName(type, name, json["mode"] === "data"), key: indexOf(json) };
}

/** The address that the parts of an entry of `resource_changes` make; null where it lacks some. */
export function addressOfParts(json: JsonObject): string | null {
  const parts = partsOf(json, textMember(json, "module_address") ?? "");
  return parts === null ? null : joined(parts.module.scope, parts.inner, parts.key);
}

function takenApart(input: string, json: JsonObject, moduleAddress: string): Instance | null {
  const written = textMember(json, "address");
  const parsed = written === null ? null : parseAddress(written);
  const type = textMember(json, "type") ?? parsed?.type;
  const name = textMember(json, "name") ?? parsed?.name;
  if (type === undefined || name === undefined) {
    return null;
  }
  const data = json["mode"] === "data" || (json["mode"] === undefined && parsed?.data === true);
  const module = parsed?.modules.length
    ? instanceOf(parsed.modules)
    : (moduleInstance(moduleAddress) ?? ROOT);
  const inner = configName(type, name, data);
  const key = parsed?.key ?? indexOf(json);
  const isWhole = parsed?.key != null && parsed.modules === module.modules && written !== null;
  const address = isWhole ? written : joined(module.scope, inner, key);
  return instance(input, address, module, type, inner, data, key);
}

function instance(
  input: string,
  address: string,
  { modules, scope, configPath }: ModuleInstance,
  type: string,
  inner: string,
  data: boolean,
  key: Key | null,
): Instance {
  return {
    id: `${input}#${address}`,
    address,
    modules,
    scope,
    configPath,
    type,
    configName: inner,
    data,
    key,
    action: "no-op",
    cause: NO_CAUSE,
    after: null,
    before: null,
    expressedIn: undefined,
    position: -1,
  };
}

const ROOT: ModuleInstance = { modules: [], scope: "", configPath: "" };

/** Many resources stand in one module instance, so that its address is taken apart once. */
const moduleInstance = remembered((address): ModuleInstance | null => {
  const modules = parseModuleAddress(address);
  return modules === null ? null : instanceOf(modules);
});

function instanceOf(modules: ModuleStep[]): ModuleInstance {
  const last = modules.at(-1);
  return last === undefined
    ? ROOT
    : { modules, scope: last.address, configPath: modules.map((step) => step.name).join(".") };
}

function indexOf(json: unknown): Key | null {
  const index = member(json, "index");
  return typeof index === "string" || typeof index === "number" ? index : null;
}

function joined(scope: string, inner: string, key: Key | null): string {
  return `${scope === "" ? "" : `${scope}.`}${inner}${formatKey(key)}`;
}

/** The type under which policies see an instance: `aws_subnet`, or `data.aws_subnet` where it is only looked up. */
export function filedAs({ type, data }: Instance): string {
  return data ? `data.${type}` : type;
}

/** True for what is the same before and after the change. */
export function isUnchanged({ before, after }: Instance): boolean {
  return before === after;
}
