import type { Fault } from "#app/platform/x12/fault.ts";
import type {
  FunctionalGroup,
  Interchange,
  TransactionSet,
} from "#app/platform/x12/interchange.ts";
import { controlNo, writeIsa, writeSegment } from "#app/platform/x12/write-x12.ts";

import { takesSet, type X12Survey } from "./survey-x12.ts";

export type Acknowledging = {
  /** Whether what the file reports was taken. A file that is refused is refused with all its transaction sets. */
  taken: boolean;
  /** Our own control number of the first interchange; each further one has the next. */
  firstControlNo: number;
  at: Date;
};

type Verdict = "A" | "E" | "R";

/**
 * The functional acknowledgement (997) of what was received: one interchange for each, saying for every transaction
 * set whether it was accepted, accepted with errors or rejected, and which element of which segment was wrong. Null
 * where nothing was received that can be named. An acknowledgement is not acknowledged.
 */
export function acknowledge(survey: X12Survey, how: Acknowledging): string | null {
  const written = survey.interchanges
    .filter((interchange) => interchange.sender !== "" && interchange.receiver !== "")
    .map((interchange, nth) => acknowledgeOne(survey, interchange, how, how.firstControlNo + nth))
    .filter((text) => text !== null);
  return written.length > 0 ? written.join("") : null;
}

function acknowledgeOne(
  survey: X12Survey,
  interchange: Interchange,
  { taken, at }: Acknowledging,
  number: number,
): string | null {
  const groups = interchange.groups.filter((group) => group.functionalId !== "FA");
  const ta1 = interchangeAcknowledgement(survey, interchange);
  if (groups.length === 0 && ta1 === "") return null;
  const stamp = at.toISOString().replace(/\D/g, "");
  const isa = writeIsa({
    senderQualifier: interchange.receiverQualifier,
    sender: interchange.receiver,
    receiverQualifier: interchange.senderQualifier,
    receiver: interchange.sender,
    date: stamp.slice(2, 8),
    time: stamp.slice(8, 12),
    version: /^\d{5}$/.test(interchange.version) ? interchange.version : "00401",
    controlNo: number,
    usage: interchange.usage === "T" ? "T" : "P",
  });
  const body = groups.length > 0 ? functionalGroup(survey, groups, { taken, number, stamp }) : "";
  return `${isa}${ta1}${body}${writeSegment("IEA", groups.length > 0 ? 1 : 0, controlNo(number))}`;
}

type Writing = { taken: boolean; number: number; stamp: string };

function functionalGroup(
  survey: X12Survey,
  groups: readonly FunctionalGroup[],
  { taken, number, stamp }: Writing,
): string {
  const [first] = groups;
  if (!first) return "";
  const version = /^\d{6}/.exec(first.version)?.[0] ?? "004010";
  const [date, time] = [stamp.slice(0, 8), stamp.slice(8, 12)];
  const gs = writeSegment(
    "GS",
    ...["FA", first.receiver, first.sender, date, time, number % 1_000_000_000, "X", version],
  );
  const sets = groups.map((group, nth) => {
    const setNo = String(nth + 1).padStart(4, "0");
    const body = [writeSegment("ST", "997", setNo), ...groupSegments(survey, group, taken)];
    return [...body, writeSegment("SE", body.length + 1, setNo)].join("");
  });
  return `${gs}${sets.join("")}${writeSegment("GE", groups.length, number % 1_000_000_000)}`;
}

function groupSegments(survey: X12Survey, group: FunctionalGroup, taken: boolean): string[] {
  const lines = [writeSegment("AK1", group.functionalId, group.controlNo)];
  let accepted = 0;
  let errors = false;
  for (const set of group.sets) {
    const verdict = verdictOf(survey, set, taken);
    lines.push(...setSegments(survey, set, verdict));
    if (verdict !== "R") accepted += 1;
    if (verdict === "E") errors = true;
  }
  const codes = codesOf(group.faults, "group");
  const { length } = group.sets;
  const all = accepted === length && length > 0;
  const verdict = all ? (errors ? "E" : "A") : accepted > 0 ? "P" : "R";
  const said =
    group.setsSaid !== null && /^\d{1,6}$/.test(group.setsSaid) ? group.setsSaid : length;
  lines.push(writeSegment("AK9", verdict, said, length, accepted, ...codes.slice(0, 5)));
  return lines;
}

function verdictOf(survey: X12Survey, set: TransactionSet, taken: boolean): Verdict {
  if (!taken || !takesSet(survey, set)) return "R";
  return set.faults.some(({ codes }) => codes?.segment) ? "E" : "A";
}

function setSegments(survey: X12Survey, set: TransactionSet, verdict: Verdict): string[] {
  const lines = [writeSegment("AK2", set.id, set.controlNo)];
  const named = set.faults.filter(({ codes }) => codes?.segment);
  const bySegment = new Map<number, Fault[]>();
  for (const fault of named) {
    const no = fault.codes?.segment?.no ?? 0;
    bySegment.set(no, [...(bySegment.get(no) ?? []), fault]);
  }
  for (const [no, faults] of [...bySegment].sort(([a], [b]) => a - b)) {
    lines.push(...segmentFaults(no, faults));
  }
  const codes = codesOf(set.faults, "set");
  if (!takesSet(survey, set)) codes.unshift("1");
  if (named.length > 0) codes.push("5");
  lines.push(writeSegment("AK5", verdict, ...codes.slice(0, 5)));
  return lines;
}

/** AK3 names the segment, AK4 each of its elements. */
function segmentFaults(no: number, faults: readonly Fault[]): string[] {
  const segment = faults[0]?.codes?.segment;
  if (!segment) return [];
  const whole = faults.find(({ codes }) => codes?.element === undefined)?.codes?.segment?.code;
  const lines = [writeSegment("AK3", segment.id, no, "", whole ?? segment.code)];
  const said = new Set<string>();
  for (const { element, value, codes } of faults) {
    const place = /(\d\d)$/.exec(element)?.[1];
    if (codes?.element === undefined || place === undefined) continue;
    const line = writeSegment("AK4", Number(place), "", codes.element, value);
    if (!said.has(line)) lines.push(line);
    said.add(line);
  }
  return lines;
}

const codesOf = (faults: readonly Fault[], level: "set" | "group"): string[] => [
  ...new Set(faults.flatMap(({ codes }) => codes?.[level] ?? [])),
];

/** TA1 says what was wrong with the interchange itself, or that nothing was, where the sender asks. */
function interchangeAcknowledgement(survey: X12Survey, interchange: Interchange): string {
  const { controlNo: received, date, time, faults, acknowledgementAsked } = interchange;
  const code = faults.find(({ codes }) => codes?.interchange)?.codes?.interchange;
  const cut = survey.broken !== null && interchange === survey.interchanges.at(-1);
  const said = code ?? (cut ? "022" : "000");
  if (said === "000" && !acknowledgementAsked) return "";
  return writeSegment("TA1", received, date, time, said === "000" ? "A" : "R", said);
}
