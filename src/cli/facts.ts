import { plain } from "../reports/plain.ts";
import { readEstate } from "../run.ts";
import type { Asked } from "../settings/asked.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { builtPack } from "../settings/pack.ts";
import type { Terminal } from "./terminal.ts";
import { withBase } from "./with-base.ts";

/** `facts`: what policies would see, where each resource stands, and what was read; JSON on standard output. 2 where an input could not be read. */
export async function facts(asked: Asked, base: string | null, terminal: Terminal): Promise<number> {
  const { settings } = await buildSettings(asked, { ...terminal, pullRequest: false, trusted: null });
  const { inputs, linked } = await withBase(base, settings, (versions) =>
    readEstate(settings, { pack: builtPack(), standardInput: terminal.standardInput, versions }),
  );
  const places = inputs.flatMap((input) => Object.entries(input.places));
  const sources = Object.fromEntries(
    places.map(([id, place]) => [id, { file: place.path, line: place.line }]),
  );
  const told = inputs.map(({ name, path, kind, resources, not_judged, problems }) => ({
    name,
    path,
    kind,
    resources,
    not_judged,
    problems,
  }));
  const json = JSON.stringify({ version: 1, document: linked.after, sources, inputs: told });
  // A runner obeys `##[` anywhere in a line; parsed back, this is the same.
  terminal.out(`${json.replaceAll("##[", "#\\u0023[")}\n`);
  const ofInputs = told.flatMap(({ path, problems }) => problems.map((problem) => ({ ...problem, path })));
  const errors = [...linked.problems, ...ofInputs].filter(({ level }) => level === "error");
  for (const { path, line, message } of errors) {
    const place = path === null ? "" : `${plain(path)}${line === null ? "" : `:${line}`}: `;
    terminal.err(`error: ${place}${plain(message, LONGEST_MESSAGE)}\n`);
  }
  return errors.length > 0 ? 2 : 0;
}

const LONGEST_MESSAGE = 1000;
