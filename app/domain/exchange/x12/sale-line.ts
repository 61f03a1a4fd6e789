import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { SaleField } from "../columns.ts";
import {
  authorisationReferences,
  branches,
  dealReferences,
  documentReferences,
  endCustomers,
  partQualifiers,
  periodDays,
  pricesOnPaper,
  pricesPaid,
  receivers,
  resellers,
  returnedQuantities,
  saleDays,
  sales,
  serialQualifiers,
  singleUnits,
  UNKNOWN_CODE,
} from "./codes.ts";
import { dunsOf, nameOf, type Party } from "./parties.ts";
import { type Dated, dayOf, decimalOf, firstOf, pairsOf, unitOf } from "./read-values.ts";
import type { ReportLine } from "./report-line.ts";
import type { SalesLevel } from "./sales-level.ts";

export type SaleParts = {
  part: Segment | null;
  /** Where the pairs of qualifier and part number begin. */
  partFrom: number;
  quantity: Segment | null;
  quantityAt: number;
  unitAt: number;
  level: SalesLevel;
  beginning: Segment | null;
  returned: boolean;
  /** PTD01. */
  code: string;
};

type SaleLine = ReportLine<SaleField>;

/** Fills the cells of one sale from its segments and from what stands above them. */
export function fillSale(line: SaleLine, parts: SaleParts) {
  const { level, beginning } = parts;
  fillPart(line, parts);
  fillQuantity(line, parts);
  // Some senders report what came back within a transfer of sales.
  const cameBack = line.cells.quantity?.startsWith("-") && sales.has(parts.code);
  line.put("type", cameBack ? "BN" : parts.code);
  fillPrice(line, level);
  fillDay(line, level, beginning);
  const report = beginning ? elementOf(beginning, 2) : "";
  line.put("document", level.find(documentReferences) ?? report);
  line.put("deal", level.find(dealReferences));
  line.put("authorisation", level.find(authorisationReferences));
  line.put("currency", level.money());
  const branch = level.party(branches);
  line.put("branch", branch && (branch.id || branch.name));
  fillBuyers(line, level);
}

function fillPart(line: SaleLine, { part, partFrom, quantity, level }: SaleParts) {
  if (!part) {
    if (!quantity) return;
    const what = "The quantity has no LIN segment with its part";
    line.wrong({ segment: quantity, place: 0, value: "", what, field: "part", code: "3" });
    return;
  }
  const pairs = pairsOf(part, partFrom);
  const [first] = pairs.values();
  line.put("part", firstOf(pairs, partQualifiers) ?? first);
  const serials = [...serialQualifiers].flatMap((qualifier) => pairs.get(qualifier) ?? []);
  line.put("serials", [...serials, ...level.serials].join(" "));
  if (part.elements[0] === "LIN") line.put("lineNo", elementOf(part, 1));
}

function fillQuantity(line: SaleLine, parts: SaleParts) {
  const { quantity: segment, quantityAt: place, unitAt } = parts;
  if (!segment) {
    if (!parts.part) return;
    const what = "The part has no QTY segment with its quantity";
    line.wrong({ segment: parts.part, place: 0, value: "", what, field: "quantity", code: "3" });
    return;
  }
  const text = elementOf(segment, place);
  const number = decimalOf(text);
  if (number === null) {
    const what = text ? "The quantity is not a number" : "The quantity is missing";
    const code = text ? "6" : "1";
    line.wrong({ segment, place, value: text, what, field: "quantity", code });
    line.put("quantity", text);
  } else {
    const back = parts.returned || returnedQuantities.has(elementOf(segment, 1));
    line.put("quantity", back ? `-${number.replace("-", "")}` : number);
  }
  const unit = unitOf(segment, unitAt);
  if (unit === UNKNOWN_CODE) {
    const what = "The unit is not known";
    line.wrong({ segment, place: unitAt, value: unit, what, field: null, code: "7" });
  } else if (!singleUnits.has(unit)) {
    line.put("unit", unit);
  }
}

/** What was paid comes before what stands on paper. */
function rankOf(basis: string): number {
  if (basis === "") return pricesPaid.length;
  const place = pricesPaid.indexOf(basis);
  if (place >= 0) return place;
  return pricesPaid.length + (pricesOnPaper.has(basis) ? 2 : 1);
}

function fillPrice(line: SaleLine, { prices }: SalesLevel) {
  const [paid] =
    prices.length > 1 ? [...prices].sort((a, b) => rankOf(a.basis) - rankOf(b.basis)) : prices;
  if (!paid) return;
  const { text, segment, place } = paid;
  const price = decimalOf(text);
  line.put("unitPrice", price ?? text);
  if (price !== null) return;
  const what = "The price is not a number";
  line.wrong({ segment, place, value: text, what, field: "unitPrice", code: "6" });
}

function fillDay(line: SaleLine, level: SalesLevel, beginning: Segment | null) {
  const report: Dated | undefined = beginning
    ? { qualifier: "", text: elementOf(beginning, 3), segment: beginning, place: 3 }
    : undefined;
  const dated = level.day(saleDays) ?? level.day(periodDays) ?? report;
  if (!dated) return;
  const { text, segment, place } = dated;
  const day = dayOf(text);
  line.put("day", day ?? text);
  if (day !== null || text === "") return;
  line.wrong({
    segment,
    place,
    value: text,
    what: "There is no such day",
    field: "day",
    code: "8",
  });
}

/** Who bought: with a reseller or an end customer named as such, who receives the goods is neither. */
function fillBuyers(line: SaleLine, level: SalesLevel) {
  const named = level.party(endCustomers);
  const reseller = level.party(resellers) ?? (named && level.party(["BY", "BT"]));
  if (reseller) line.put("partner", nameOf(reseller));
  const customer = named ?? (reseller ? undefined : level.party(receivers));
  if (customer) fillCustomer(line, customer);
}

function fillCustomer(line: SaleLine, party: Party) {
  line.put("customer", nameOf(party));
  line.put("duns", dunsOf(party));
  line.put("vat", party.vat);
  line.put("phone", party.phone);
  line.put("domain", party.web);
  line.put("street", party.street);
  line.put("postcode", party.postcode);
  line.put("city", party.city);
  line.put("country", party.country || countryOfRegion(party.region));
}

const states =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR".split(
    " ",
  );
const provinces = "AB BC MB NB NL NS NT NU ON PE QC SK YT".split(" ");

/** X12 gives a region in the United States and Canada only, and there often no country. */
const countryOfRegion = (region: string): string =>
  states.includes(region) ? "US" : provinces.includes(region) ? "CA" : "";
