import type { Entry } from "../allocation/entry.ts";

/** What is open at the end was settled on no day: it stands with the end of all days. */
export const OPEN_DAY = "9999-12-31";

/** An entry as it stands in the books. */
export type LedgerRow = Omit<Entry, "settledOn"> & {
  /** The day it is booked on: the line's own, or the first open one when that is in closed books. */
  day: string;
  settledOn: string;
  no: number;
  /** The line's day, where the entry adjusts closed books. */
  adjustsDay: string | null;
  baseNetMinor: bigint | null;
  baseStreetMinor: bigint | null;
  rate: string | null;
  streetRate: string | null;
};

/** A row as one line of text: what is read from the books is compared with what should be there as it stands. */
export const rowText = (row: LedgerRow): string =>
  `${row.factId}|${row.day}|${row.settledOn}|${row.no}|${row.kind}|${row.channel ?? ""}|${row.netMinor}|${row.streetMinor}|${row.baseNetMinor ?? ""}|${row.baseStreetMinor ?? ""}|${row.quantity}|${row.adjustsDay ?? ""}|${row.partyId ?? ""}|${row.firstPartnerId ?? ""}|${row.lastPartnerId ?? ""}|${row.layerFactId ?? ""}|${row.currency}|${row.streetCurrency}|${row.rate ?? ""}|${row.streetRate ?? ""}`;

/** The same in SQL, of `ledger_entry e`. */
export const ROW_TEXT_SQL = `concat_ws('|', e.fact_id, e.day, e.settled_on, e.no, e.kind, coalesce(e.channel::text, ''),
  e.net_minor, e.street_minor, coalesce(e.base_net_minor::text, ''), coalesce(e.base_street_minor::text, ''),
  e.quantity, coalesce(e.adjusts_day::text, ''), coalesce(e.party_id::text, ''),
  coalesce(e.first_partner_id::text, ''), coalesce(e.last_partner_id::text, ''), coalesce(e.layer_fact_id::text, ''),
  e.currency, e.street_currency, coalesce(trim_scale(e.rate)::text, ''), coalesce(trim_scale(e.street_rate)::text, ''))`;

const or = (text: string | undefined) => (text ? text : null);
const amount = (text: string | undefined) => (text ? BigInt(text) : null);

export function rowFrom(productId: string, text: string): LedgerRow {
  const part = text.split("|");
  const [factId = "", day = "", settledOn = "", no, kind, channel, net = "0", street = "0"] = part;
  return {
    productId,
    factId,
    day,
    settledOn,
    no: Number(no),
    kind: kind as Entry["kind"],
    channel: or(channel) as Entry["channel"],
    netMinor: BigInt(net),
    streetMinor: BigInt(street),
    baseNetMinor: amount(part[8]),
    baseStreetMinor: amount(part[9]),
    quantity: Number(part[10]),
    adjustsDay: or(part[11]),
    partyId: or(part[12]),
    firstPartnerId: or(part[13]),
    lastPartnerId: or(part[14]),
    layerFactId: or(part[15]),
    currency: part[16] ?? "",
    streetCurrency: part[17] ?? "",
    rate: or(part[18]),
    streetRate: or(part[19]),
  };
}
