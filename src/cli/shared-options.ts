import { Option } from "commander";

// Options that several commands have, said once.

/** Names settings to begin with. */
export function presetOption(): Option {
  return new Option(
    "--preset <name>",
    "settings that come with resilience-gate, which resilience.yml is put on top of",
  );
}

/** Names policies of one's own. */
export function policiesOption(): Option {
  return new Option(
    "--policies <path>",
    "policies of one's own: a folder of Rego or a bundle; several times",
  ).argParser((path: string, before: string[] | undefined) => [...(before ?? []), path]);
}

/** Names the program that compiles them. */
export function opaOption(): Option {
  return new Option("--opa-path <program>", "the OPA that compiles them, where it is not on the PATH");
}
