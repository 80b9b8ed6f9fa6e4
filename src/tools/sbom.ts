// Writes what dist holds of others as a bill of materials in CycloneDX: npm run sbom [-- FILE], without a file to standard output
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { billOfMaterials } from "./build/bill-of-materials.ts";
import { shippedIn } from "./build/shipped.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([file]) => {
  const text = (name: string): Promise<string> => readFile(join(REPOSITORY, name), "utf8");
  const shipped = shippedIn(await text("dist/licenses.txt"));
  const bill = billOfMaterials(JSON.parse(await text("package-lock.json")), shipped);
  const written = `${JSON.stringify(bill, null, 2)}\n`;
  if (file === undefined) process.stdout.write(written);
  else await writeFile(file, written);
  return 0;
});
