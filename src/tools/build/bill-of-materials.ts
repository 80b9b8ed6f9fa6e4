import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import type { shippedIn } from "./shipped.ts";

type Listed = ReturnType<typeof shippedIn>[number];

const lockSchema = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
    }),
  ),
});
type Lock = z.infer<typeof lockSchema>;

/** Where those that are no packages of npm come from (package URL, purl-spec). */
const ELSEWHERE: Readonly<Record<string, (version: string) => string>> = {
  OPA: (version) => `pkg:github/open-policy-agent/opa@v${version}`,
  libmpdec: (version) => `pkg:generic/libmpdec@${version}`,
  RE2: () => "pkg:github/google/re2",
};

/** A component of CycloneDX. */
interface Component {
  type: "library" | "application";
  "bom-ref": string;
  name: string;
  version: string;
  purl: string;
  licenses: { license: { id: string } }[];
  /** As npm verified them when they were installed. */
  hashes?: { alg: "SHA-512"; content: string }[];
}

/** A bill of materials in CycloneDX 1.5, without what differs from run to run (serial number, time), so that it can be compared. */
export interface Bill {
  $schema: string;
  bomFormat: "CycloneDX";
  specVersion: "1.5";
  version: 1;
  metadata: { component: Component };
  components: Component[];
}

/**
 * What dist holds of others, from the list of it and the lock file, which has the checksum of each package.
 * Throws where the lock file does not have what dist holds.
 */
export function billOfMaterials(lockFile: unknown, shipped: readonly Listed[]): Bill {
  const lock = parsedOrThrow(lockSchema, lockFile, "package-lock.json");
  const own: Component = {
    type: "application",
    "bom-ref": `${lock.name}@${lock.version}`,
    name: lock.name,
    version: lock.version,
    purl: `pkg:github/resilience-gate/${lock.name}@v${lock.version}`,
    licenses: [{ license: { id: "Apache-2.0" } }],
  };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: own },
    components: shipped.map((one) => component(one, lock)),
  };
}

function component({ name, version, licence }: Listed, lock: Lock): Component {
  const common = { type: "library", "bom-ref": `${name}@${version}`, name, version } as const;
  const licenses = [{ license: { id: licence } }];
  const elsewhere = ELSEWHERE[name]?.(version);
  if (elsewhere !== undefined) return { ...common, purl: elsewhere, licenses };
  const [, locked] =
    Object.entries(lock.packages).find(
      ([folder, one]) => folder.endsWith(`node_modules/${name}`) && one.version === version,
    ) ?? [];
  if (locked?.integrity === undefined) {
    throw new Error(`${name} ${version} is in dist, and package-lock.json has no checksum of it`);
  }
  return {
    ...common,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    licenses,
    hashes: [{ alg: "SHA-512", content: hexOf(locked.integrity) }],
  };
}

/** The checksum of a lock file (`sha512-` and base64) in hexadecimal, as CycloneDX has it. */
function hexOf(integrity: string): string {
  const [, base64] = /^sha512-([A-Za-z0-9+/=]+)$/u.exec(integrity) ?? [];
  if (base64 === undefined) throw new Error(`package-lock.json: not a checksum by SHA-512: ${integrity}`);
  return Buffer.from(base64, "base64").toString("hex");
}
