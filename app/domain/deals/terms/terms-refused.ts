/** Why terms were not taken, beside where the deal stands. */
export type TermsRefused =
  | { ok: false; reason: "no-price"; lines: number[] }
  /** The programme does not take it like that; `words` say why. */
  | { ok: false; reason: "not-taken"; programName: string | null; words: string[] };
