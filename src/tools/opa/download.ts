import { createHash } from "node:crypto";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const RELEASES = "https://github.com/open-policy-agent/opa/releases/download";

/** Names of the release files, by platform and architecture as Node calls them. */
const FILES: Record<string, string> = {
  "linux-x64": "opa_linux_amd64_static",
  "linux-arm64": "opa_linux_arm64_static",
  "darwin-x64": "opa_darwin_amd64",
  "darwin-arm64": "opa_darwin_arm64_static",
  "win32-x64": "opa_windows_amd64.exe",
};

/** The release file for a machine (`linux-x64`), undefined where OPA has none. */
export function releaseFile(machine: string): string | undefined {
  return FILES[machine];
}

async function bytesOf(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/**
 * Downloads a release file of OPA and writes it, executable, only if it has the SHA-256 checksum that is published beside it.
 * Throws where it cannot be had or is not what was published.
 */
export async function downloadOpa(
  version: string,
  file: string,
  target: string,
  releases: string = RELEASES,
): Promise<void> {
  const url = `${releases}/v${version}/${file}`;
  const published = (await bytesOf(`${url}.sha256`)).toString().trim().split(/\s+/)[0] ?? "";
  const bytes = await bytesOf(url);
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== published.toLowerCase()) {
    throw new Error(
      `${url} has the checksum ${actual}, and not ${published} as published: it was not installed`,
    );
  }
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.part`, bytes);
  await chmod(`${target}.part`, 0o755);
  await rename(`${target}.part`, target);
}
