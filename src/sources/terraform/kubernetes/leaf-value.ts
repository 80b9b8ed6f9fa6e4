/** Attributes that the provider has as text and Kubernetes as a number, or as either of both (`IntOrString`). */
const NUMBERS = new Set([
  "replicas",
  "min_available",
  "max_unavailable",
  "max_surge",
  "target_port",
  "port",
  "partition",
]);

/** Attributes of which 0 is what the provider has where nothing is set, and which Kubernetes then takes for its default. */
const ZERO_IS_UNSET = new Set([
  "active_deadline_seconds",
  "completions",
  "failure_threshold",
  "host_port",
  "initial_delay_seconds",
  "min_domains",
  "period_seconds",
  "success_threshold",
  "timeout_seconds",
]);

/**
 * Attributes that the provider gives as known after apply where the configuration does not set them: then the API server's default holds,
 * as in a manifest that does not set them.
 */
const DEFAULTED = new Set(["replicas", "min_replicas", "namespace", "storage_class_name", "service_name"]);

/** The value of an attribute as Kubernetes has it; undefined where it is not set, for which the provider has null, "" or []. */
export function leafValue(name: string, value: unknown): unknown {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return undefined;
  }
  if (value === 0 && ZERO_IS_UNSET.has(name)) {
    return undefined;
  }
  return typeof value === "string" && NUMBERS.has(name) && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** True for an attribute whose default in Kubernetes holds where nothing sets it. */
export function isDefaulted(name: string): boolean {
  return DEFAULTED.has(name);
}
