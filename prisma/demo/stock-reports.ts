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

/** What lies at a partner at the end of a day, location by location. */
export function stockOn(day: Date, partner: string, { shipments, sales }: Quarter): Stock[] {
  const random = randomFrom(`stock ${partner} ${day.toISOString()}`);
  const soon = addDays(day, 14);
  return products.flatMap(({ partNo, pack }) => {
    const arrived = shipments.filter((each) => each.buyer === partner && each.partNo === partNo);
    const from = (until: Date) => (each: { day: Date }) => each.day <= until;
    const sum = (list: readonly { quantity: number }[]) =>
      list.reduce((units, { quantity }) => units + quantity, 0);
    const own = sales.filter((sale) => sale.partNo === partNo && !sale.echo && !sale.uncovered);
    const sold = own.filter((sale) => sale.reporter === partner);
    const bought = own.filter((sale) => sale.reseller === partner && sale.customer === null);
    const here = [arrived, bought].flat();
    if (here.length === 0) return [];
    const onHand = sum(here.filter(from(day))) - sum(sold.filter(from(day)));
    const coming = sum(here.filter(({ day: when }) => when > day && when <= soon));
    const ordered = coming > 0 || !random.chance(0.35) ? coming : pack * random.between(1, 3);
    return split(onHand, locations[partner] ?? []).map(([location, units], place) => ({
      location,
      day,
      partNo,
      onHand: units,
      committed: Math.min(units, random.between(0, Math.ceil(units / 6))),
      onOrder: place === 0 ? ordered : 0,
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
