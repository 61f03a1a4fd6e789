import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { OperatorError } from "#app/platform/run/operator-error.ts";
import { complain, say } from "#app/platform/run/say.ts";

import { matchLists, type Outcome } from "../matching/match-lists.ts";
import { type Measured, measureQuality, type Quality } from "./measure-quality.ts";
import { type PartyFile, readParties, readTable, readWanted } from "./read-party-file.ts";
import { readTruth } from "./read-truth.ts";
import { writeMatches } from "./write-matches.ts";

const USAGE = `npm run match -- LEFT.csv [RIGHT.csv] [--truth PAIRS.csv] [--columns name,address,…] [--out PAIRS.csv]
Without RIGHT.csv the file is resolved against itself. --columns name=TITLE,city takes the names from the column TITLE
and uses nothing else but the city. --one-to-one and --many say whether each file has each party once.`;

/** Resolves two files of parties, or one against itself. Paths are taken from `from`. */
export async function matchCommand(args: readonly string[], from: string): Promise<void> {
  const { files, options } = readArgs(args);
  const at = (path: string) => resolve(from, path);
  const wanted = readWanted(options.columns);
  const [first = "", second] = files;
  const left = readParties(await readTable(at(first)), wanted);
  const right = second === undefined ? left : readParties(await readTable(at(second)), wanted);
  const itself = second === undefined;
  const truth =
    options.truth === undefined
      ? null
      : readTruth(await readTable(at(options.truth)), left, right, itself);
  const started = performance.now();
  const wish = options.many ? { oneToOne: false } : options["one-to-one"] ? { oneToOne: true } : {};
  const outcome = matchLists(left.parties, itself ? null : right.parties, wish);
  const seconds = (performance.now() - started) / 1_000;
  const lines = [...writeMatches(outcome, left, right)].join("");
  const tell = options.out === undefined ? complain : say;
  if (options.out === undefined) process.stdout.write(lines);
  else await writeOut(at(options.out), lines);
  for (const line of summary(left, itself ? null : right, outcome, seconds)) tell(line);
  if (truth)
    for (const line of verdicts(measureQuality(outcome, truth, itself), truth.size)) tell(line);
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ truth: { type: "string" }, columns: { type: "string" }, out: { type: "string" } },
        ...{ many: { type: "boolean" }, "one-to-one": { type: "boolean" } },
      },
    });
    if (positionals.length < 1 || positionals.length > 2) throw new Error("One file or two");
    return { files: positionals, options: values };
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

async function writeOut(path: string, lines: string): Promise<void> {
  await writeFile(path, lines).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${path} cannot be written (${error.code})`);
  });
}

function summary(
  left: PartyFile,
  right: PartyFile | null,
  outcome: Outcome,
  seconds: number,
): string[] {
  const rows = left.parties.length + (right?.parties.length ?? 0);
  const pairs = outcome.candidates.left.length;
  const automatic = outcome.matches.filter(({ verdict }) => verdict === "automatic").length;
  return [
    `${left.file}: ${left.parties.length} rows, ${left.columns}`,
    right ? `${right.file}: ${right.parties.length} rows, ${right.columns}` : "against itself",
    outcome.oneToOne
      ? "each party at most once in each file"
      : "a party may stand in a file several times",
    `${pairs} pairs compared in ${seconds.toFixed(1)} s: ${perSecond(rows, seconds)} rows/s, ${perSecond(pairs, seconds)} pairs/s`,
    `${automatic} automatic, ${outcome.matches.length - automatic} for the workbench`,
  ];
}

const perSecond = (count: number, seconds: number) => Math.round(count / Math.max(seconds, 0.001));

function verdicts(
  { automatic, both, blockingRecall, calibration }: Measured,
  size: number,
): string[] {
  const line = (name: string, { found, precision, recall, f1 }: Quality) =>
    `${name.padEnd(22)} ${String(found).padStart(7)} ${[precision, recall, f1].map((value) => value.toFixed(4).padStart(9)).join(" ")}`;
  return [
    `${String(size)} true pairs`,
    `${"".padEnd(22)} ${"pairs".padStart(7)} ${["precision", "recall", "F1"].map((word) => word.padStart(9)).join(" ")}`,
    line("automatic", automatic),
    line("automatic + workbench", both),
    `blocking recall        ${blockingRecall.toFixed(4)}`,
    ...calibration.map(
      ({ from, to, pairs, promised, right }) =>
        `probability ${from.toFixed(2)} to ${Math.min(to, 1).toFixed(2)}: ${pairs} pairs, ${promised.toFixed(3)} promised, ${right.toFixed(3)} right`,
    ),
  ];
}
