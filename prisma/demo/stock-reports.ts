import { addDays } from "#app/domain/programs/local-time.ts";

import { type DemoProduct, products } from "./catalog.ts";
import type { Stock } from "./csv-layouts.ts";
import { randomFrom } from "./random.ts";
import type { Year } from "./year.ts";

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
  TREVANO: [
    ["Milano", 0.75],
    ["Bari", 0.25],
  ],
  ALCORA: [["Madrid", 1]],
  OAKHAM: [["Reading", 1]],
  WISLAR: [["Poznań", 1]],
  BREITHORN: [["Zürich", 1]],
  LOMBARDI: [["Bergamo", 1]],
  GRANADOS: [["Barcelona", 1]],
  KOVAL: [["Kraków", 1]],
  SHANNON: [["Limerick", 1]],
  FERRUM: [["Essen", 1]],
  SUNDGAARD: [["Aarhus", 1]],
  BLUEPEAK: [["Leeds", 1]],
};

type Move = { day: Date; quantity: number };
type Moves = { arrived: Running; left: Running };

/** Units up to each day on which there were any. */
class Running {
  private readonly moves: Move[] = [];
  private sums: { time: number; units: number }[] | null = null;

  add(move: Move) {
    this.moves.push(move);
  }

  until(day: Date): number {
    this.sums ??= this.addUp();
    let [from, to] = [0, this.sums.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sums[middle]?.time ?? 0) > day.getTime()) to = middle;
      else from = middle + 1;
    }
    return this.sums[from - 1]?.units ?? 0;
  }

  private addUp() {
    let units = 0;
    const inOrder = this.moves.sort((a, b) => a.day.getTime() - b.day.getTime());
    return inOrder.map(({ day, quantity }) => {
      units += quantity;
      return { time: day.getTime(), units };
    });
  }
}

const known = new WeakMap<Year, Map<string, Moves>>();

/** What came to and went from each partner, by partner and part; worked out once. */
function movesIn(year: Year): Map<string, Moves> {
  const before = known.get(year);
  if (before) return before;
  const moves = new Map<string, Moves>();
  const of = (partner: string | null, partNo: string) => {
    const key = `${partner} ${partNo}`;
    const made = moves.get(key) ?? { arrived: new Running(), left: new Running() };
    moves.set(key, made);
    return made;
  };
  const { earlier } = year;
  for (const shipment of [...earlier.shipments, ...year.shipments]) {
    of(shipment.buyer, shipment.partNo).arrived.add(shipment);
  }
  for (const sale of [...earlier.sales, ...year.sales]) {
    if (sale.echo || sale.uncovered) continue;
    of(sale.reporter, sale.partNo).left.add(sale);
    if (sale.customer === null) of(sale.reseller, sale.partNo).arrived.add(sale);
  }
  known.set(year, moves);
  return moves;
}

/** What lies at a partner at the end of a day, location by location. */
export function stockOn(
  day: Date,
  partner: string,
  year: Year,
  list: readonly DemoProduct[] = products,
): Stock[] {
  const random = randomFrom(`stock ${partner} ${day.toISOString()}`);
  const soon = addDays(day, 14);
  const moves = movesIn(year);
  return list.flatMap(({ partNo, pack }) => {
    const moved = moves.get(`${partner} ${partNo}`);
    if (!moved) return [];
    const there = moved.arrived.until(day);
    // What never arrived until then is not on the list.
    if (there === 0) return [];
    const onHand = Math.max(0, there - moved.left.until(day));
    const coming = moved.arrived.until(soon) - there;
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
