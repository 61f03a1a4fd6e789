/** What a letter about a deal tells of, so that its readers can choose which they want. */
export const newsKinds = ["submitted", "answered", "asked", "approved", "rejected"] as const;
export type NewsKind = (typeof newsKinds)[number];

export type DealLetter = {
  kind: NewsKind;
  subject: string;
  text: string;
  /** The page it is about, as a path of the reader's side. */
  to: string;
};
