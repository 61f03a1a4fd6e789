import { addDays, localDay, protectionEnd } from "#app/domain/programs/local-time.ts";

import type { Calendar } from "./calendar.ts";
import { type DemoProduct, netCents, productOf } from "./catalog.ts";
import type { DemoCustomer } from "./customers.ts";
import { courseOf } from "./deal-course.ts";
import { contacts, taken, workDone } from "./deal-phrases.ts";
import { Held } from "./held.ts";
import { discountOf } from "./partners.ts";
import type { PastDeal } from "./past-deal.ts";
import { type Lots, lotsOf, type Random, randomFrom } from "./random.ts";
import { seasonOf } from "./season.ts";
import { basket } from "./taste.ts";

/** Who registers, and how much beside the others. */
export type Rep = { owner: string; partner: string; share: number };

export type Registry = {
  /** Names the random choices. */
  name: string;
  count: number;
  reps: readonly Rep[];
  customersOf: (partner: string) => readonly DemoCustomer[];
  productsOf: (partner: string) => readonly DemoProduct[];
  timeZone: string;
  protectionDays: number;
};

const YEAR = 52;

/** A year of registrations and what became of each, in the order in which they came. */
export function pastDeals(registry: Registry, calendar: Calendar): PastDeal[] {
  const random = randomFrom(registry.name);
  const reps = lotsOf(registry.reps, ({ share }) => share);
  const weeks = lotsOf(
    Array.from({ length: YEAR + 1 }, (_, week) => week),
    // More and more partners learn to register; the running week has only begun.
    (week) => (0.75 + (0.5 * week) / YEAR) * seasonOf(week, calendar) * (week === YEAR ? 0.5 : 1),
  );
  const moments = Array.from({ length: registry.count }, () => momentIn(weeks, calendar, random))
    .filter((moment) => moment < calendar.now)
    .sort((a, b) => a.getTime() - b.getTime());
  const held = new Held();
  return moments.flatMap((created, place) => {
    const rep = random.draw(reps);
    const found = projectFor(registry, rep, created, held, random);
    if (!found) return [];
    return [registered({ registry, calendar, rep, created, place, held, random, ...found })];
  });
}

function momentIn(weeks: Lots<number>, calendar: Calendar, random: Random): Date {
  const day = calendar.dayOf(random.draw(weeks), random.between(0, 4));
  const time = `${random.between(8, 17)}:${random.between(10, 59)}`.padStart(5, "0");
  return calendar.on(day, time);
}

type Project = { customer: DemoCustomer; lines: PastDeal["lines"] };

/** A customer with a need of some size that this partner has not registered already. */
function projectFor(
  { customersOf, productsOf, name }: Registry,
  { partner }: Rep,
  day: Date,
  held: Held,
  random: Random,
): Project | null {
  const lots = customerLots(name, partner, customersOf);
  for (let tries = 0; tries < 8; tries += 1) {
    const customer = random.draw(lots);
    const size = random.weighted([1, 2, 3], (lines) => 4 - lines);
    const parts = basket({ customer, size, day, from: productsOf(partner) }, random);
    const families = parts.map(({ family }) => family);
    if (held.wasAsked(customer.key, families, partner)) continue;
    // Who asks before knows what is protected; mostly they do.
    const busy = held.isHeld(customer.key, families, day, addDays(day, 5));
    if (busy && random.chance(0.7)) continue;
    return { customer, lines: sized(parts, partner, random) };
  }
  return null;
}

const knownLots = new Map<string, Lots<DemoCustomer>>();

function customerLots(name: string, partner: string, customersOf: Registry["customersOf"]) {
  const key = `${name} ${partner}`;
  const found = knownLots.get(key) ?? lotsOf(customersOf(partner), ({ weight }) => 0.5 + weight);
  knownLots.set(key, found);
  return found;
}

/** Mostly some ten thousand euro, now and then far more. */
function sized(parts: readonly DemoProduct[], partner: string, random: Random): PastDeal["lines"] {
  const spread = [random.between(0, 100), random.between(0, 100), random.between(0, 100)];
  const bell = spread.reduce((sum, value) => sum + value, 0) / 150 - 1;
  const worth = 15_000 * Math.exp(bell * 1.5);
  const lines = parts.map((product): [string, number] => {
    const most = product.family === "Atlas" ? 3 : 2_000;
    const units = (worth / parts.length / netCents(product, discountOf(partner))) * 100;
    const tidy = units > 30 ? Math.round(units / 5) * 5 : Math.round(units);
    return [product.partNo, Math.min(most, Math.max(1, tidy))];
  });
  const sum = lines.reduce(
    (cents, [partNo, units]) => cents + units * netCents(productOf(partNo), discountOf(partner)),
    0,
  );
  // What is below the programme's minimum is not worth registering.
  const factor = Math.max(1, Math.ceil(260_000 / sum));
  return lines.map(([partNo, units]) => [partNo, units * factor]);
}

type Registering = Project & {
  registry: Registry;
  calendar: Calendar;
  rep: Rep;
  created: Date;
  place: number;
  held: Held;
  random: Random;
};

function registered(doing: Registering): PastDeal {
  const { registry, calendar, rep, created, place, held, random, customer, lines } = doing;
  const { timeZone, protectionDays } = registry;
  const families = [...new Set(lines.map(([partNo]) => productOf(partNo).family))];
  const course = courseOf(created, calendar, random, (at) => {
    const until = protectionEnd(at, protectionDays, timeZone);
    return { until, refusal: held.isHeld(customer.key, families, at, until) ? taken : null };
  });
  const { until, ended, ...deal } = course;
  const { owner, partner } = rep;
  held.ask(customer.key, families, partner);
  if (deal.approved && until) {
    held.keep(customer.key, families, { from: deal.approved, until: deal.released ?? until });
  }
  const closes = ended ?? addDays(created, random.between(45, 130));
  return {
    owner,
    partner,
    customer: customer.key,
    lines,
    contact: random.pick(contacts),
    workDone: random.pick(workDone),
    reference: random.chance(0.3) ? `${partner.slice(0, 2)}-${2_000 + place}` : null,
    closeDay: localDay(closes, timeZone),
    created,
    ...deal,
  };
}
