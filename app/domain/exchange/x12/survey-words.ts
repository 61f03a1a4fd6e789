import { faultInWords } from "#app/platform/x12/fault.ts";

import { kindNames, type SubmissionKind } from "../submission.ts";
import { setsOfKind } from "./report-reader.ts";
import type { X12Survey } from "./survey-x12.ts";

const SAID = 8;
const NAMED = 12;

/** Why nothing is taken of a file, in one sentence for the sender; null where nothing is in the way. */
export function problemOf(survey: X12Survey): string | null {
  const { broken, faults, taken, lines, leftOut, kind } = survey;
  if (broken === null && faults.count("refused") === 0) {
    if (taken.size === 0) return nothingOf(survey);
    if (lines + leftOut.size === 0) return `The ${[...taken.keys()].join(" and ")} has no lines`;
    if (lines === 0) return `None of the lines is a line of ${kindNames[kind].toLowerCase()}`;
    return null;
  }
  const all = [
    ...faults.of("refused"),
    ...faults.of("row"),
    // What an acknowledgement names, too.
    ...faults.of("noted").filter((fault) => fault.codes?.segment),
  ];
  // A date of the heading is wrong in every line that takes it.
  const words = [...new Set(all.map(faultInWords))];
  const said = words.slice(0, SAID);
  const uncounted = faults.count("refused") + faults.count("row") - all.length;
  const more = words.length - said.length + Math.max(0, uncounted);
  return [
    ...(broken === null ? [] : [broken]),
    ...said,
    ...(more > 0 ? [`and ${more.toLocaleString("en-GB")} more`] : []),
    ...(survey.passed.size > 0 ? [`Passed over: ${named(survey.passed)}`] : []),
  ].join("; ");
}

function nothingOf({ kind, notTaken }: X12Survey): string {
  const found = [...notTaken.keys()];
  const wanted = setsOfKind[kind].join(" or ");
  if (!wanted) return `${kindNames[kind]} is not taken as X12. Send CSV or XLSX`;
  if (found.length === 0)
    return `The file holds no transaction set. ${kindNames[kind]} is ${wanted}`;
  const other = (Object.keys(setsOfKind) as SubmissionKind[]).find((each) =>
    setsOfKind[each].some((id) => found.includes(id)),
  );
  const hint = other ? `. Hand it over as ${kindNames[other].toLowerCase()}` : "";
  return `The file holds ${found.slice(0, NAMED).join(", ")} and no ${wanted}${hint}`;
}

/** What was found and is worth knowing before the file is taken. */
export function notesOf(survey: X12Survey): string[] {
  const { taken, notTaken, faults, noise, passed, leftOut, kind, encoding } = survey;
  const notes: string[] = [`Transaction sets taken: ${named(taken)}`];
  if (kind === "pos" && taken.has("867") && taken.has("852")) {
    notes.push("852 counts what 867 reports sale by sale: only 867 is taken");
  }
  if (notTaken.size > 0) {
    notes.push(`Not taken as ${kindNames[kind].toLowerCase()}: ${named(notTaken)}`);
  }
  notes.push(...faults.of("noted").slice(0, NAMED).map(faultInWords));
  if (leftOut.size > 0) notes.push(`Left out: ${named(leftOut)}`);
  if (passed.size > 0) notes.push(`Passed over: ${named(passed)}`);
  if (noise.unterminated) notes.push("The last segment has no terminator");
  if (noise.brokenLines > 0) notes.push(`Line ends within segments: ${noise.brokenLines}`);
  if (noise.beyondAscii > 0) {
    notes.push(`Segments with letters beyond ASCII, read as ${encoding}: ${noise.beyondAscii}`);
  }
  return notes;
}

/** "REF ZZ (1), PID (2)" */
function named(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const said = sorted.slice(0, NAMED).map(([name, count]) => `${name} (${count})`);
  return [...said, ...(sorted.length > NAMED ? ["and others"] : [])].join(", ");
}
