import { afterEach, beforeEach, expect, test } from "vitest";
import { readBaseFile } from "../../src/github/base-file.ts";
import { UserError } from "../../src/model/user-error.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { GithubApi } from "../e2e/openapi.ts";

const api = new GithubApi();
const SHA = "b".repeat(40);
const CLOCK = { nowMs: () => 0, wait: async () => undefined };
let github: GithubServer;

beforeEach(async () => {
  github = await GithubServer.start(api);
});

afterEach(async () => {
  await github.stop();
  expect(github.violations).toEqual([]);
});

const read = (path: string) =>
  readBaseFile({ repository: "acme/estate", sha: SHA, path, token: "t", apiUrl: github.url }, CLOCK);

test("the text of a file at the commit, whatever its name", async () => {
  github.files.set(`${SHA}:infra/a b#ü/resilience.yml`, "version: 1\n");
  expect(await read("infra/a b#ü/resilience.yml")).toBe("version: 1\n");
});

test("a file that is not there is null, where the commit is", async () => {
  github.commits.add(SHA);
  expect(await read("resilience.yml")).toBeNull();
});

test("a token that may not read the repository is never taken for a file that is not there", async () => {
  await expect(read("resilience.yml")).rejects.toThrow(
    new UserError(
      "resilience.yml at the base commit bbbbbbb: GitHub answered 404; the token needs the permission contents: read (permissions of the job)",
    ),
  );
});

test.each([
  ["a folder", [{ type: "file" }]],
  ["a link", { type: "symlink", target: "elsewhere" }],
  ["a large file", { type: "file", encoding: "none", content: "" }],
])("%s is refused", async (_, body) => {
  github.fault = () => ({ status: 200, body });
  await expect(read("resilience.yml")).rejects.toThrow("it is no file of less than 1 MB");
});

test("what is not text is refused", async () => {
  const content = Buffer.from([0, 1, 2, 0xff, 0xfe, 0]).toString("base64");
  github.fault = () => ({ status: 200, body: { type: "file", encoding: "base64", content } });
  await expect(read("resilience.yml")).rejects.toThrow(UserError);
});

test("a server that fails is asked again, then named", async () => {
  github.fault = () => ({ status: 500 });
  await expect(read("resilience.yml")).rejects.toThrow("GitHub answered 500; run the job again");
  expect(github.requests).toHaveLength(4);
});
