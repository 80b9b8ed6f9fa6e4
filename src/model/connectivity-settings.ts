import { isIP } from "node:net";
import * as z from "zod/mini";
import { name } from "./setting-values.ts";

/** True of an IPv4 or IPv6 range in CIDR notation. */
function isRange(text: string): boolean {
  const [, address = "", bits = ""] = /^([0-9a-fA-F.:]{2,39})\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

/** A port, or a range such as 8000-8100. */
const ports = z.union([
  z.number().check(z.int(), z.gte(0), z.lte(65535)),
  z.string().check(
    z.refine((text) => {
      const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
      return first !== undefined && Number(first) <= Number(last ?? first) && Number(last ?? first) <= 65535;
    }, "must be a port or a range of ports such as 8000-8100"),
  ),
]);

const range = z
  .string()
  .check(z.refine((text) => isRange(text), "must be a range of addresses such as 10.0.0.0/8"));

/** What one end of a connection is told by; each excludes the others. */
const END_KEYS = ["service", "tier", "cluster", "kind", "cidr", "labels"] as const;

/** One end of a connection: what is meant by it, and of a cluster which nodes. */
const connectionEnd = z
  .strictObject({
    service: z.optional(name),
    /** Every service of this tier. */
    tier: z.optional(name),
    cluster: z.optional(name),
    /** Every cluster of this kind. */
    kind: z.optional(name),
    nodes: z.optional(z.enum(["primaries", "secondaries"])),
    cidr: z.optional(range),
    /** Of pods. */
    labels: z.optional(z.record(z.string(), z.string())),
    namespace: z.optional(name),
  })
  .check(
    z.refine(
      (end) => END_KEYS.filter((key) => end[key] !== undefined).length === 1,
      `must have one of ${END_KEYS.join(", ")}, and one only`,
    ),
  );

/** A connection that must be open: from where, to where, and at which ports. */
export const connectionSchema = z.strictObject({
  name,
  from: connectionEnd,
  to: connectionEnd,
  ports: z.array(ports).check(z.minLength(1), z.maxLength(100)),
  protocol: z.optional(z.enum(["tcp", "udp", "sctp"])),
  /** Ask only where both ends are in sight. */
  if_declared: z.optional(z.boolean()),
});
