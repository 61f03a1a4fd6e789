import type { DecisionKind } from "#app/platform/db/generated/enums.ts";

export type { DecisionKind };

/**
 * What a decision can set, of whom:
 * - `party`: the record that a party belongs to
 * - `merged`: the record into which a customer was merged
 * - `parent`: the record above a customer
 * - `identifier`: the record that an identifier belongs to
 * - `value`: a locked value of a customer; the aspect says which
 * - `proposal`: how a proposed match was answered
 * - `protection`: when a protection was ended because another one stays
 */
export const registers = [
  "party",
  "merged",
  "parent",
  "identifier",
  "value",
  "proposal",
  "protection",
] as const;
export type Register = (typeof registers)[number];

/** What is set: null takes the value away. */
export type Setting = {
  register: Register;
  subjectId: string;
  aspect?: string;
  value: string | null;
};

export type Move = {
  register: Register;
  subjectId: string;
  aspect: string;
  before: string | null;
  after: string | null;
};

/** A line of the log. */
export type Decision = {
  id: string;
  no: number;
  kind: DecisionKind;
  aboutId: string | null;
  moves: readonly Move[];
};

/** What names one value among all that decisions set. */
export const slotOf = ({ register, subjectId, aspect = "" }: Omit<Setting, "value">) =>
  `${register} ${subjectId} ${aspect}`;

/**
 * The decisions of a log that stand: the latest word on each counts. What one that takes another back has set by itself,
 * to make room for what comes back, stays.
 */
export function standingOf(log: readonly Pick<Decision, "id" | "no" | "kind" | "aboutId">[]) {
  const last = new Map<string, { no: number; kind: DecisionKind }>();
  for (const { no, kind, aboutId } of log) {
    if (aboutId && no > (last.get(aboutId)?.no ?? 0)) last.set(aboutId, { no, kind });
  }
  return new Set(log.filter(({ id }) => last.get(id)?.kind !== "undo").map(({ id }) => id));
}

export type Told = { no: number; stands: boolean; before: string | null; after: string | null };

/**
 * What a value is after all moves of it: what the latest one that stands has set, and with none left what there was
 * before the first. So a decision can be taken back whatever came after it, and what came after it stays.
 */
export function valueNow(moves: readonly Told[]): string | null {
  const [first] = [...moves].sort((a, b) => a.no - b.no);
  const [latest] = moves.filter(({ stands }) => stands).sort((a, b) => b.no - a.no);
  return latest ? latest.after : (first?.before ?? null);
}
