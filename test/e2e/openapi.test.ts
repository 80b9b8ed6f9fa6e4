import { expect, test } from "vitest";
import { GithubApi } from "./openapi.ts";

const api = new GithubApi();
const comments = "/repos/acme/estate/issues/7/comments";

test.each([
  ["GET", `${comments}?per_page=100&page=2`, null],
  ["POST", comments, '{"body":"text"}'],
  ["PATCH", "/repos/acme/estate/issues/comments/12", '{"body":"text"}'],
  ["GET", "/repos/acme/estate/contents/infra%2Fresilience.yml?ref=0123456", null],
  ["GET", "/repos/acme/estate/git/commits/0123456", null],
  ["GET", "/user", null],
])("%s %s is as GitHub describes it", (method, url, body) => {
  expect(api.violations({ method, url, body })).toEqual([]);
});

test.each([
  ["GET", "/repos/acme/estate/remarks", null, "there is no such operation"],
  ["DELETE", comments, null, "there is no such operation"],
  ["GET", `${comments}?size=100`, null, "there is no query parameter size"],
  ["GET", `${comments}?per_page=many`, null, "query parameter per_page must be integer"],
  ["GET", "/repos/acme/estate/issues/seven/comments", null, "path parameter issue_number must be integer"],
  ["POST", comments, null, "the body is missing"],
  ["POST", comments, '{"text":"x"}', "body must have required property 'body'"],
  ["POST", comments, '{"body":7}', "body/body must be string"],
  ["POST", comments, '{"body":"x","draft":true}', "there is no draft in the body"],
  ["GET", "/user", '{"body":"x"}', "no body is taken"],
])("%s %s %s is a violation", (method, url, body, violation) => {
  expect(api.violations({ method, url, body })).toContain(`${method} ${url}: ${violation}`);
});
