import { nameOf, parseTraversal } from "../../sources/terraform/address.ts";
import type { ConfigModule } from "../../sources/terraform/configuration.ts";
import { longestReferences } from "../../sources/terraform/expression.ts";
import { member, objectMember } from "../../sources/terraform/json-shape.ts";

/** Where a reference stands: its module, and the for_each of its block. */
interface Standing {
  module: ConfigModule;
  forEach: unknown;
}

/** Longest chain of variables and outputs that is followed. */
const DEEPEST = 40;

/**
 * True where a reference may end in a managed resource that is there (`there` has them by configuration, `net.aws_subnet.s`): written so,
 * through variables, outputs and for_each, or by way of a local value, of which a plan shows nothing. False for a variable of the root
 * module, or one that is given constants only: what is unknown then was chosen by the provider.
 */
export function leadsToResource(
  reference: string,
  { module, forEach }: Standing,
  there: ReadonlySet<string>,
  depth = 0,
): boolean {
  const segments = parseTraversal(reference) ?? [];
  const [head, name] = [nameOf(segments[0]), nameOf(segments[1])];
  const anyOf = (expression: unknown, standing: Standing): boolean =>
    depth < DEEPEST &&
    longestReferences(expression).some((inner) => leadsToResource(inner, standing, there, depth + 1));
  switch (head) {
    case "local":
      return true;
    case "var": {
      const { parent, call } = module;
      const given = member(objectMember(call, "expressions"), name ?? "");
      return parent !== null && anyOf(given, { module: parent, forEach: call["for_each_expression"] });
    }
    case "module": {
      const child = module.children.get(name ?? "");
      const output = segments.slice(2).find((segment) => "name" in segment);
      const expression = member(member(child?.outputs, nameOf(output) ?? ""), "expression");
      // Without the name of an output (`module.net[each.key].ids`), it may be any.
      return (
        child !== undefined &&
        (output === undefined || anyOf(expression, { module: child, forEach: undefined }))
      );
    }
    case "each":
      return anyOf(forEach, { module, forEach: undefined });
    default:
      return there.has(`${module.path === "" ? "" : `${module.path}.`}${head}.${name}`);
  }
}
