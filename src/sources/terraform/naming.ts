import { remembered } from "./remembered.ts";

/** Words at the end of an attribute's name that say nothing of what it names. */
const GENERIC = new Set([
  "id",
  "ids",
  "arn",
  "arns",
  "name",
  "names",
  "identifier",
  "identifiers",
  "link",
  "self",
]);

/** What else a type is called in attributes that name it, by type. */
const ALSO_CALLED: Record<string, string> = {
  aws_db_instance: "db",
  aws_autoscaling_group: "asg",
  google_compute_subnetwork: "subnet",
  azurerm_virtual_network: "vnet",
};

const wordsOf = remembered((name): readonly string[] =>
  name.split("_").map((word) => (word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word)),
);

/** True if an attribute of this type names the resource itself: `bucket` of aws_s3_bucket, `cluster_identifier` of aws_rds_cluster (but not its `global_cluster_identifier`). */
export function namesItself(type: string, attribute: string): boolean {
  const typeWords = wordsOf(type);
  const words = wordsOf(attribute).filter((word) => !GENERIC.has(word));
  return (
    words.length === 0 ||
    (words.at(-1) === typeWords.at(-1) && words.every((word) => typeWords.includes(word)))
  );
}

/** The words of an attribute path that may name a type: of its last name, and of the one before where the last is just `id` or `name`. */
export const namingWords = remembered((path): ReadonlySet<string> => {
  const names = path.split(".").filter((name) => !/^\d+$/.test(name));
  const last = names.at(-1) ?? "";
  const words = wordsOf(last);
  return new Set(words.every((word) => GENERIC.has(word)) ? wordsOf(names.at(-2) ?? "") : words);
});

/**
 * How well the words of an attribute name a type: 0 where they do not, else the number of words they share, and a little. `cluster_name` names
 * aws_eks_cluster (1), `db_subnet_group_name` names aws_db_subnet_group (3) rather than aws_security_group (1). Words that the type shares
 * with the one that refers decide between equals: aws_eks_node_group means aws_eks_cluster, not aws_ecs_cluster.
 */
export function naming(words: ReadonlySet<string>, type: string, from: string): number {
  const typeWords = wordsOf(type).slice(1);
  const noun = typeWords.at(-1);
  const also = Object.hasOwn(ALSO_CALLED, type) ? ALSO_CALLED[type] : undefined;
  const named = (noun !== undefined && words.has(noun)) || (also !== undefined && words.has(also));
  if (!named) {
    return 0;
  }
  const fromWords = wordsOf(from).slice(1);
  const shared = typeWords.filter((word) => fromWords.includes(word)).length;
  return Math.max(1, typeWords.filter((word) => words.has(word)).length) + shared / 100;
}
