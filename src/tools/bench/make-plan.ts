import { formatKey } from "../../sources/terraform/address.ts";
import { Random } from "../random.ts";
import { moduleCall, providerConfiguration } from "./configuration.ts";
import { type MadeResource, SITES, type Site, serviceResources } from "./service.ts";

/** Services that one module call makes by for_each. */
const SERVICES_PER_CALL = 3;

/** One instance of the module, with its resources and what will happen to each. */
interface Service {
  call: string;
  site: Site;
  address: string;
  resources: Change[];
}

interface Change {
  resource: MadeResource;
  address: string;
  actions: string[];
}

/** What happens to the resources of real plans of what is there already: nothing, to most. */
const ACTIONS: readonly (readonly [share: number, actions: string[]])[] = [
  [0.85, ["no-op"]],
  [0.93, ["update"]],
  [0.97, ["create"]],
  [0.99, ["delete", "create"]],
  [1, ["delete"]],
];

/**
 * The text of a plan of `size` resources from a seed, piece by piece, in the shape of `terraform show -json`. Each service is made again
 * for each part of the plan, so that memory stays small whatever the size.
 */
export function* planText(size: number, seed: number): Generator<string> {
  yield '{"format_version":"1.2","terraform_version":"1.9.8","planned_values":{"root_module":{"child_modules":[';
  yield* joined(services(size, seed), (service) => moduleValues(service, stays, plannedValues));
  yield ']}},"resource_changes":[';
  yield* joined(services(size, seed), ({ resources }, service) =>
    resources.map((change) => JSON.stringify(resourceChange(change, service))).join(","),
  );
  yield '],"prior_state":{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{"child_modules":[';
  yield* joined(services(size, seed), (service) =>
    moduleValues(service, wasThere, ({ resource }) => resource.values),
  );
  yield `]}}},"configuration":{"provider_config":${JSON.stringify(providerConfiguration())},"root_module":{"module_calls":{`;
  yield* joined(firstOfCalls(size, seed), ({ call, site, resources }) => {
    const module = moduleCall(
      site,
      resources.map(({ resource }) => resource),
    );
    return `${JSON.stringify(call)}:${JSON.stringify(module)}`;
  });
  yield '}}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}\n';
}

function* services(size: number, seed: number): Generator<Service> {
  let left = size;
  for (let number = 0; left > 0; number++) {
    const random = new Random(seed + number);
    const call = Math.floor(number / SERVICES_PER_CALL);
    const site = SITES[call % SITES.length] ?? random.of(SITES);
    const name = `app-${String(number).padStart(6, "0")}`;
    const address = `module.app${call}_${site.name}["${name}"]`;
    const resources = serviceResources(name, seed + number, site)
      .slice(0, left)
      .map((resource) => ({
        resource,
        address: `${address}.${resource.type}.${resource.name}${formatKey(resource.key)}`,
        actions: actionsOf(random.next()),
      }));
    left -= resources.length;
    yield { call: `app${call}_${site.name}`, site, address, resources };
  }
}

function* firstOfCalls(size: number, seed: number): Generator<Service> {
  let last = "";
  for (const service of services(size, seed)) {
    if (service.call !== last) {
      last = service.call;
      yield service;
    }
  }
}

function actionsOf(drawn: number): string[] {
  return ACTIONS.find(([share]) => drawn < share)?.[1] ?? ["no-op"];
}

function* joined<T>(items: Iterable<T>, text: (item: T, again: T) => string): Generator<string> {
  let first = true;
  for (const item of items) {
    yield first ? text(item, item) : `,${text(item, item)}`;
    first = false;
  }
}

const stays = ({ actions }: Change): boolean => actions.join() !== "delete";
const wasThere = ({ actions }: Change): boolean => actions.join() !== "create";

function moduleValues(
  { address, resources }: Service,
  isThere: (change: Change) => boolean,
  values: (change: Change) => Record<string, unknown>,
): string {
  const there = resources.filter(isThere).map((change) => ({
    ...identity(change),
    schema_version: 1,
    values: values(change),
    sensitive_values: SENSITIVE,
  }));
  return JSON.stringify({ resources: there, address });
}

function identity({ resource, address }: Change): Record<string, unknown> {
  const { type, name, key } = resource;
  const index = key === null ? {} : { index: key };
  return { address, mode: "managed", type, name, ...index, provider_name: PROVIDER };
}

const PROVIDER = "registry.terraform.io/hashicorp/aws";
const SENSITIVE = { tags: {}, tags_all: {} };
/** What only the cloud gives, and is not known before. */
const COMPUTED = ["id", "arn", "owner_id", "dns_name", "vpc_id"];

function resourceChange(change: Change, { address }: Service): Record<string, unknown> {
  const { resource, actions } = change;
  const isNew = actions.includes("create");
  return {
    ...identity(change),
    module_address: address,
    change: {
      actions,
      before: wasThere(change) ? resource.values : null,
      after: stays(change) ? plannedValues(change) : null,
      after_unknown: isNew
        ? Object.fromEntries(COMPUTED.flatMap((name) => (name in resource.values ? [[name, true]] : [])))
        : {},
      before_sensitive: SENSITIVE,
      after_sensitive: SENSITIVE,
    },
  };
}

function plannedValues({ resource, actions }: Change): Record<string, unknown> {
  const { values } = resource;
  if (actions.includes("create")) {
    return Object.fromEntries(Object.entries(values).filter(([name]) => !COMPUTED.includes(name)));
  }
  if (actions.includes("update")) {
    const { backup_retention_period: kept } = values;
    return {
      ...values,
      ...(kept === undefined ? { description: "changed" } : { backup_retention_period: 1 }),
    };
  }
  return values;
}
