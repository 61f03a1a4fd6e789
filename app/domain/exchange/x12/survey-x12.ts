import type { Open } from "#app/platform/tables/table.ts";
import { BrokenX12, type Faults } from "#app/platform/x12/fault.ts";
import type { Interchange, TransactionSet } from "#app/platform/x12/interchange.ts";
import { readX12 } from "#app/platform/x12/read-x12.ts";
import type { Noise } from "#app/platform/x12/tokenizer.ts";

import type { SubmissionKind } from "../submission.ts";
import { ReportReader, setsOfKind } from "./report-reader.ts";
import type { AnyField } from "./report-table.ts";

export type X12Survey = {
  kind: SubmissionKind;
  interchanges: Interchange[];
  faults: Faults;
  /** Why the file could not be read to its end. */
  broken: string | null;
  segments: number;
  encoding: string;
  noise: Noise & { unterminated: boolean };
  /** Numbers of transaction sets by what they are. */
  taken: Map<string, number>;
  notTaken: Map<string, number>;
  lines: number;
  /** Lines that are of another kind, by the reason. */
  leftOut: Map<string, number>;
  fields: Set<AnyField>;
  /** What was passed over, and how often. */
  passed: Map<string, number>;
};

const NAMES = 200;

/**
 * Reads a file from end to end before anything is taken from it: an X12 file says its counts at its end, and one that
 * lies about them is not taken in part.
 */
export async function surveyX12(open: Open, kind: SubmissionKind): Promise<X12Survey> {
  const { batches, envelopes, tokenizer } = readX12(open());
  const survey: X12Survey = {
    kind,
    interchanges: envelopes.interchanges,
    faults: envelopes.faults,
    broken: null,
    segments: 0,
    encoding: "ascii",
    noise: { ...tokenizer.noise, unterminated: false },
    taken: new Map(),
    notTaken: new Map(),
    lines: 0,
    leftOut: new Map(),
    fields: new Set(),
    passed: new Map(),
  };
  const add = (counts: Map<string, number>, name: string) => {
    if (counts.size >= NAMES && !counts.has(name)) return;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const mine = (set: TransactionSet) => setsOfKind[kind].includes(set.id);
  const counted = (set: TransactionSet) => {
    add(mine(set) ? survey.taken : survey.notTaken, set.id.slice(0, 20));
    return mine(set);
  };
  const reader = new ReportReader(kind, counted, envelopes, {
    shows: false,
    line: (line) => {
      survey.lines += 1;
      for (const field in line.cells) survey.fields.add(field as AnyField);
    },
    leaveOut: (_line, why) => add(survey.leftOut, why),
    pass: (name) => add(survey.passed, name.slice(0, 100)),
  });
  try {
    for await (const segments of batches) {
      survey.segments += segments.length;
      for (const segment of segments) reader.take(segment);
    }
  } catch (error) {
    if (!(error instanceof BrokenX12)) throw error;
    survey.broken = error.message;
  }
  survey.encoding = tokenizer.encoding;
  survey.noise = { ...tokenizer.noise, unterminated: tokenizer.unterminated };
  return survey;
}

/** 852 counts over what 867 reports sale by sale, so that a file with both is taken by its 867 alone. */
export const takesSet = ({ kind, taken }: X12Survey, { id }: TransactionSet): boolean =>
  setsOfKind[kind].includes(id) && !(kind === "pos" && id === "852" && taken.has("867"));
