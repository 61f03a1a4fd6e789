/** How long an author may take back what was said. The database holds the same. */
const TAKE_BACK_MINUTES = 10;
export const LONGEST_TEXT = 4000;

/** Something said about a deal: a comment both sides read, or a note of the vendor's. */
export type Said = {
  id: string;
  at: Date;
  personId: string;
  authorName: string;
  text: string;
  withdrawnAt: Date | null;
};

export type Comment = Said & { side: "vendor" | "partner"; company: string };

export function mayTakeBack(
  said: Pick<Said, "personId" | "at" | "withdrawnAt">,
  personId: string | null,
  now: Date,
): boolean {
  const minutes = (now.getTime() - said.at.getTime()) / 60_000;
  return said.personId === personId && !said.withdrawnAt && minutes < TAKE_BACK_MINUTES;
}
