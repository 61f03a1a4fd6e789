import type { Calendar } from "./calendar.ts";
import { customers } from "./customers.ts";
import type { DemoDeal } from "./deal.ts";
import { distributorOf, partnerOf } from "./partners.ts";
import type { PastDeal } from "./past-deal.ts";
import { pastDeals, type Rep } from "./past-deals.ts";
import { people } from "./people.ts";
import { sellers, shares } from "./sellers.ts";
import { carriedBy } from "./selling.ts";
import { toldDeals } from "./told-deals.ts";
import { tomDeals } from "./tom-deals.ts";
import { rules, vendor } from "./vendor.ts";

/** The registrations that a story is told of; they are handed in one by one. */
export const deals: readonly DemoDeal[] = [...tomDeals, ...toldDeals];

/** How much of a partner's registrations its people write, where it is not as much as the others there. */
const writers: Record<string, number> = {
  "tom.ashworth@bluepeak.example": 0.5,
  "rosa.keller@fieldsales.example": 0.35,
  "callum.reid@bluepeak.example": 1.6,
};

const reps: readonly Rep[] = people.flatMap(({ email, worksAt }) =>
  worksAt.flatMap(({ partner, role, vendor: other }) =>
    other === undefined &&
    partner !== null &&
    role === "sales_rep" &&
    partnerOf(partner).kind === "reseller"
      ? [{ owner: email, partner, share: (shares[partner] ?? 1.2) * (writers[email] ?? 1) }]
      : [],
  ),
);

const told = new Set(deals.map(({ customer }) => customer));

/** The rest of a year: what partners registered, and what became of it. */
export const dealsOfTheYear = (calendar: Calendar): PastDeal[] =>
  pastDeals(
    {
      name: "deals of the year",
      count: 1_480,
      reps,
      customersOf: (partner) =>
        customers.filter(
          ({ key, country }) => partnerOf(partner).sellsIn.includes(country) && !told.has(key),
        ),
      productsOf: (partner) => carriedBy(supplierOf(partner)),
      timeZone: vendor.timeZone,
      protectionDays: rules.protectionDays,
    },
    calendar,
  );

/** Who reports what the partner sells: itself, or whoever supplies it. */
export function supplierOf(partner: string) {
  const seller =
    sellers.find(({ code }) => code === partner) ??
    sellers.find(({ code }) => code === distributorOf(partner));
  if (!seller) throw new Error(`Nobody supplies ${partner}`);
  return seller;
}
