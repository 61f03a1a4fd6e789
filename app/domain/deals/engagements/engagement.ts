/** Where the vendor's own sales are at work. A registration there is told apart as direct. */
export type Engagement = {
  id: string;
  /** Null for every family. */
  family: { id: string; name: string } | null;
  startsOn: Date;
  /** Its last day; null while nobody knows. */
  endsOn: Date | null;
  note: string;
  byName: string;
};

type Days = Pick<Engagement, "startsOn" | "endsOn">;

/** Today counts, the first day and the last as well. */
export function phaseOf({ startsOn, endsOn }: Days, today: Date): "ahead" | "on" | "over" {
  if (startsOn > today) return "ahead";
  return endsOn !== null && endsOn < today ? "over" : "on";
}
