import { addDays } from "#app/domain/programs/local-time.ts";

import { products } from "./catalog.ts";
import type { Stock } from "./csv-layouts.ts";
import type { Quarter } from "./quarter.ts";
import { randomFrom } from "./random.ts";

/** Where each partner's stock lies, and how much of it. */
const locations: Record<string, readonly (readonly [name: string, share: number])[]> = {
  NORVIK: [
    ["Oslo", 0.64],
    ["Gothenburg", 0.36],
  ],
  CORDELL: [
    ["RTM1", 0.7],
    ["DUS1", 0.3],
  ],
  FERRUM: [["Essen", 1]],
  SUNDGAARD: [["Aarhus", 1]],
  BLUEPEAK: [["Leeds", 1]],
};

type Moves = {
  arrived: { day: Date; quantity: number }[];
  left: { day: Date; quantity: number }[];
};

const known = new WeakMap<Quarter, Map<string, Moves>>();

/** What came to and went from each partner, by partner and part; worked out once for a quarter. */
function movesIn(quarter: Quarter): Map<string, Moves> {
  const before = known.get(quarter);
  if (before) return before;
  const moves = new Map<string, Moves>();
  const of = (partner: string | null, partNo: string) => {
    const key = `${partner} ${partNo}`;
    const made = moves.get(key) ?? { arrived: [], left: [] };
    moves.set(key, made);
    return made;
  };
  const { earlier } = quarter;
  for (const shipment of [...earlier.shipments, ...quarter.shipments]) {
    of(shipment.buyer, shipment.partNo).arrived.push(shipment);
  }
  for (const sale of [...earlier.sales, ...quarter.sales]) {
    if (sale.echo || sale.uncovered) continue;
    of(sale.reporter, sale.partNo).left.push(sale);
    if (sale.customer === null) of(sale.reseller, sale.partNo).arrived.push(sale);
  }
  known.set(quarter, moves);
  return moves;
}

const unitsOf = (list: readonly { day: Date; quantity: number }[], until: Date) =>
  list.reduce((units, { day, quantity }) => (day <= until ? units + quantity : units), 0);

/** What lies at a partner at the end of a day, location by location. */
export function stockOn(day: Date, partner: string, quarter: Quarter): Stock[] {
  const random = randomFrom(`stock ${partner} ${day.toISOString()}`);
  const soon = addDays(day, 14);
  const moves = movesIn(quarter);
  return products.flatMap(({ partNo, pack }) => {
    const { arrived = [], left = [] } = moves.get(`${partner} ${partNo}`) ?? {};
    if (arrived.length === 0) return [];
    const onHand = unitsOf(arrived, day) - unitsOf(left, day);
    const coming = unitsOf(arrived, soon) - unitsOf(arrived, day);
    const ordered = coming > 0 || !random.chance(0.35) ? coming : pack * random.between(1, 3);
    return split(onHand, locations[partner] ?? []).map(([location, units], place) => ({
      location,
      day,
      partNo,
      onHand: units,
      committed: Math.min(units, random.between(0, Math.ceil(units / 6))),
      onOrder: place === 0 ? Math.max(ordered, 0) : 0,
    }));
  });
}

function split(units: number, places: readonly (readonly [string, number])[]): [string, number][] {
  let rest = units;
  return places.map(([name, share], place) => {
    const part = place === places.length - 1 ? rest : Math.round(units * share);
    rest -= part;
    return [name, part];
  });
}
