import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileWhole } from "../../src/cli/write-file.ts";
import { UserError } from "../../src/model/user-error.ts";
import { makeFifo, workspaceOf } from "../sources/workspace.ts";

describe("writeFileWhole", () => {
  it("makes the folder, replaces what was there, and leaves nothing else behind", async () => {
    const folder = await workspaceOf({ "out/report.json": "old" });
    await writeFileWhole("out/report.json", folder, "new");
    await writeFileWhole("out/deeper/report.md", folder, "text");
    expect(await readFile(join(folder, "out/report.json"), "utf8")).toBe("new");
    expect((await readdir(join(folder, "out"), { recursive: true })).sort()).toEqual([
      "deeper",
      "deeper/report.md",
      "report.json",
    ]);
  });

  it("writes to what is no regular file instead of replacing it", async () => {
    const folder = await workspaceOf({});
    makeFifo(join(folder, "fifo"));
    const read = readFile(join(folder, "fifo"), "utf8");
    await writeFileWhole("fifo", folder, "text");
    expect([await read, (await lstat(join(folder, "fifo"))).isFIFO()]).toEqual(["text", true]);
  });

  it("says where it cannot write", async () => {
    const folder = await workspaceOf({ file: "" });
    await expect(writeFileWhole("file/report.json", folder, "")).rejects.toEqual(
      new UserError(
        "file/report.json: it cannot be written (EEXIST): check that the folder can be written to",
      ),
    );
    await expect(writeFileWhole(".", folder, "")).rejects.toEqual(
      new UserError(".: it cannot be written (EISDIR): check that the folder can be written to"),
    );
  });
});
