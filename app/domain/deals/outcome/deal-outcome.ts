/** Days for which what is sold after a protection still counts as sold under it: an order is delivered and reported later. */
export const TAIL_DAYS = 60;

/** Days after which a won deal should have shown in somebody's report. */
export const OVERDUE_DAYS = 30;

const DAY_MS = 86_400_000;

/** Whether a deal was won so long ago that nothing bought under it needs asking about. */
export const isOverdue = (
  { wonOn, boughtUnits }: { wonOn: Date | null; boughtUnits: number },
  today: Date,
): boolean =>
  wonOn !== null && boughtUnits <= 0 && today.getTime() - wonOn.getTime() > OVERDUE_DAYS * DAY_MS;

/** Whether what was bought elsewhere stands for at least half of what is missing under a deal. */
export const isInstead = ({
  elsewhereUnits,
  missingUnits,
}: {
  elsewhereUnits: number;
  missingUnits: number;
}): boolean => missingUnits > 0 && elsewhereUnits * 2 >= missingUnits;

/** An approved or won deal, as far as what was sold is compared with it. */
export type RegisteredDeal = {
  id: string;
  number: string;
  reference: string | null;
  partnerId: string;
  /** What tells customers apart: the record, or for a partner the name that it uses. */
  customer: string;
  /** Days as in a file; what is sold from the one to the other may be of the deal. */
  from: string;
  to: string;
  wonOn: Date | null;
  /** What is protected, which an approval may have cut down. */
  families: string[];
  lines: { productId: string; familyId: string; quantity: number }[];
};
