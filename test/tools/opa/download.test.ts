import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadOpa, releaseFile } from "../../../src/tools/opa/download.ts";
import { temporaryFolder } from "../temporary-project.ts";

const PROGRAM = "#!/bin/sh\necho Version: 1.2.3\n";
const SUM = createHash("sha256").update(PROGRAM).digest("hex");
const ANSWERS: Record<string, string> = {
  "/v1.2.3/opa_good": PROGRAM,
  "/v1.2.3/opa_good.sha256": `${SUM.toUpperCase()}  opa_good\n`,
  "/v1.2.3/opa_changed": `${PROGRAM}rm -rf /\n`,
  "/v1.2.3/opa_changed.sha256": `${SUM}  opa_changed\n`,
};

let server: Server;
let releases: string;

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    const answer = ANSWERS[url];
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  releases = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});

afterAll(() => server.close());

test("a file with its published checksum is installed, executable", async () => {
  const target = join(await temporaryFolder(), "deep", "opa");
  await downloadOpa("1.2.3", "opa_good", target, releases);
  expect(await readFile(target, "utf8")).toBe(PROGRAM);
  expect((await stat(target)).mode & 0o111).toBe(0o111);
});

test("a file with another checksum is not installed", async () => {
  const folder = await temporaryFolder();
  const actual = createHash("sha256").update(`${PROGRAM}rm -rf /\n`).digest("hex");
  await expect(downloadOpa("1.2.3", "opa_changed", join(folder, "opa"), releases)).rejects.toThrow(
    `${releases}/v1.2.3/opa_changed has the checksum ${actual}, and not ${SUM} as published: it was not installed`,
  );
  expect(await readdir(folder)).toEqual([]);
});

test("a release that is not there", async () => {
  const target = join(await temporaryFolder(), "opa");
  await expect(downloadOpa("1.2.4", "opa_good", target, releases)).rejects.toThrow(
    `${releases}/v1.2.4/opa_good.sha256 answered 404`,
  );
});

test("the release files", () => {
  expect(["linux-x64", "darwin-arm64", "win32-x64", "sunos-x64"].map(releaseFile)).toEqual([
    "opa_linux_amd64_static",
    "opa_darwin_arm64_static",
    "opa_windows_amd64.exe",
    undefined,
  ]);
});
