import { NotationError } from "./notation-error.ts";

/** What RabbitMQ may be told to do where the network between its nodes is cut. */
const STRATEGIES = new Set(["ignore", "autoheal", "pause_minority", "pause_if_all_down"]);

/** A strategy at the beginning of a line of rabbitmq.conf, as the operator reads it: `=` or `:`, quotes and a comment behind it allowed. */
const CONF_SETTING = /^[ \t]*cluster_partition_handling[ \t]*[=:][ \t]*(.*)$/gm;
/** A line of rabbitmq.conf: nothing, a comment, a section, or a setting. */
const CONF_LINE = /^\s*(?:[#;].*|\[[^\]]*\]\s*|[\w.$-]+\s*[=:].*)?$/;
/** In Erlang terms: a text or a comment, which are passed over, or the setting and the first word of its value. A text without an end takes all. */
const ADVANCED_SETTING =
  /"(?:[^"\\]|\\[\s\S])*(?:"|$)|%.*|\{\s*'?cluster_partition_handling'?\s*,\s*\{?\s*([^\s,{}]*)/g;
/** A variable of rabbitmq-env.conf that names other files of settings; the prefix may be left out. */
const ENV_NAMES_FILES = /^[ \t]*(?:export[ \t]+)?(?:RABBITMQ_)?(?:ADVANCED_)?CONFIG_FILES?=/m;

/**
 * The strategy that `spec.rabbitmq.additionalConfig` of a RabbitmqCluster sets for a cut network; "" where it sets none. Of several the last
 * counts. No other word of the text leaves here: it may hold passwords.
 * @throws NotationError where the strategy is none that RabbitMQ has, or where a line is no setting, so that nobody knows what is filled in there.
 */
export function strategyOfConf(text: string): string {
  const values = [...text.matchAll(CONF_SETTING)].map(([, value = ""]) => bare(value));
  if (values.length === 0 && !text.split("\n").every((line) => CONF_LINE.test(line))) {
    throw new NotationError("holds a line that is no setting");
  }
  return known(values.at(-1));
}

/** The same of `advancedConfig`, a list of Erlang terms. */
export function strategyOfAdvanced(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const first = lines.find((line) => line !== "" && !line.startsWith("%"));
  if (first !== undefined && !first.startsWith("[")) {
    throw new NotationError("is no list of Erlang terms");
  }
  const values = [...text.matchAll(ADVANCED_SETTING)].flatMap(([, value]) =>
    value === undefined ? [] : [value],
  );
  return known(values.at(-1)?.replaceAll("'", ""));
}

/**
 * "" of an `envConfig` that leaves the files of settings where the operator puts them: what it gives the Erlang machine as arguments, the
 * operator's own rabbitmq.conf overrides.
 * @throws NotationError where it names other files.
 */
export function strategyOfEnv(text: string): string {
  if (ENV_NAMES_FILES.test(text)) {
    throw new NotationError("names files of settings that no input holds");
  }
  return "";
}

/** A value without quotes and without the comment behind it. */
function bare(value: string): string {
  return value
    .replace(/\s[#;].*$/, "")
    .trim()
    .replace(/^(["'`])(.*)\1$/, "$2");
}

function known(value: string | undefined): string {
  if (value === undefined || STRATEGIES.has(value)) {
    return value ?? "";
  }
  throw new NotationError("must be ignore, autoheal, pause_minority or pause_if_all_down");
}
