/** What is known of a partner's reports in a month. */
export type QualityFigures = {
  /** Files that were applied, that could not be used at all, and that were taken back. */
  files: number;
  refusedFiles: number;
  reversedFiles: number;
  rowsRead: number;
  rowsRefused: number;
  /** Rows that were refused and came again in a file that follows the first. */
  rowsCorrected: number;
  /** Lines that changed what was reported before, and lines that said it again. */
  rowsChanged: number;
  rowsSame: number;
  unknownParts: number;
  /** Customers as they were named, and those of them without a web domain, DUNS or tax number. */
  parties: number;
  bareParties: number;
  /** Periods whose grace ended in the month, those that were reported in time, and the days the others were late. */
  due: number;
  onTime: number;
  daysLate: number;
  /** Mean share of the usual over those periods, in percent. */
  share: number;
};

export type ScorePart = {
  label: string;
  /** Of a hundred points. */
  weight: number;
  why: string;
  /** How well, between nothing and one; null where there is nothing to judge. */
  value: number | null;
};

/** From this share of refused rows on, a file helps nobody: its sender has to be asked. */
const HOPELESS = 0.1;

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** Of what a month's score is made. What does not apply is left out, and the rest counts for all. */
export function scoreParts(of: QualityFigures): ScorePart[] {
  const refused = ratio(of.rowsRefused, of.rowsRead);
  const bare = ratio(of.bareParties, of.parties);
  const sent = of.files + of.refusedFiles + of.reversedFiles;
  const undone = ratio(of.refusedFiles + of.reversedFiles, sent);
  return [
    {
      label: "On time",
      weight: 40,
      why: "Periods reported by their last day of grace: late figures are no help to anybody",
      value: ratio(of.onTime, of.due),
    },
    {
      label: "Rows accepted",
      weight: 25,
      why: "No refused row is full, one in ten is nothing: each has to be asked about",
      value: refused === null ? null : 1 - Math.min(1, refused / HOPELESS),
    },
    {
      label: "Complete",
      weight: 20,
      why: "Days and branches beside what is usual: gaps look like sales that were not made",
      value: of.due > 0 ? Math.min(1, of.share / 100) : null,
    },
    {
      label: "Customers identified",
      weight: 10,
      why: "Customers that come with a web domain, DUNS or tax number need nobody to match them",
      value: bare === null ? null : 1 - bare,
    },
    {
      label: "Files that stood",
      weight: 5,
      why: "Files that were neither refused whole nor taken back",
      value: undone === null ? null : 1 - undone,
    },
  ];
}

/** A score of a hundred; null where nothing was due and nothing came. */
export function scoreOf(figures: QualityFigures): number | null {
  const parts = scoreParts(figures).filter(({ value }) => value !== null);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return null;
  const points = parts.reduce((sum, part) => sum + part.weight * (part.value ?? 0), 0);
  return Math.round((100 * points) / weight);
}

const none: QualityFigures = {
  ...{ files: 0, refusedFiles: 0, reversedFiles: 0, rowsRead: 0, rowsRefused: 0, rowsCorrected: 0 },
  ...{ rowsChanged: 0, rowsSame: 0, unknownParts: 0, parties: 0, bareParties: 0 },
  ...{ due: 0, onTime: 0, daysLate: 0, share: 0 },
};

/** Several months as one. */
export function togetherOf(months: readonly QualityFigures[]): QualityFigures {
  const sum = { ...none };
  for (const month of months) {
    for (const key of Object.keys(none) as (keyof QualityFigures)[]) {
      sum[key] += key === "share" ? month.share * month.due : month[key];
    }
  }
  return { ...sum, share: sum.due > 0 ? sum.share / sum.due : 0 };
}

export const noFigures = (): QualityFigures => ({ ...none });
