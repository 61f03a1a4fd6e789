import type { PartyText } from "#app/domain/customers/matching/party.ts";
import { seeded } from "./seeded-numbers.ts";

const SYLLABLES =
  "ba be bo bra cal car ci cor da del dor el em fa fen fer ga gor gra ha hel hor in ja jor ka ken kor la lan lin lo lu ma mar mel mi mon na nor o pa per qui ra rin ro sa sen sol ta tel tor u va ver vi wal wen xa yor za zen".split(
    " ",
  );
const TRADES =
  "Logistics Engineering Foods Systems Consulting Steel Pharma Textiles Software Energy Motors Foundry Services Trading Packaging Chemicals Optics Media Insurance Construction".split(
    " ",
  );
const FORMS = "Ltd|Inc.|GmbH|AG|S.A.|B.V.|AB|S.r.l.|LLC|PLC|ApS|Oy|s.r.o.|Sp. z o.o.".split("|");
const KINDS = ["Street", "Avenue", "Road", "Lane", "Boulevard", "Drive"];
const SHORT: Record<string, string> = {
  ...{ Street: "St.", Avenue: "Ave", Road: "Rd.", Lane: "Ln", Boulevard: "Blvd.", Drive: "Dr" },
};

type Real = PartyText & { trade: string; core: string; form: string };

export type World = {
  left: PartyText[];
  right: PartyText[];
  /** Places in both lists that are one party. */
  pairs: [number, number][];
};

type Wish = { size: number; seed: number; fields: readonly (keyof PartyText)[] };

/**
 * Two lists of companies that half overlap, each company once in each, written by two hands: slips, abbreviations,
 * forms left out, old telephone numbers, moves. Beside them stand their branches, namesakes and neighbours.
 */
export function twoLists({ size, seed, fields }: Wish): World {
  const random = seeded(seed);
  const real = companies(size * 1.5, random);
  const left: PartyText[] = [];
  const right: PartyText[] = [];
  const pairs: [number, number][] = [];
  for (const [at, company] of real.entries()) {
    if (at < size) left.push(only(company, fields));
    if (at < size / 2 || at >= size) {
      if (at < size) pairs.push([at, right.length]);
      right.push(only(rewritten(company, random), fields));
    }
  }
  return { left, right, pairs };
}

/** One list in which some companies stand two to four times; pairs of places within it. */
export function oneList({ size, seed, fields }: Wish): World {
  const random = seeded(seed);
  const left: PartyText[] = [];
  const pairs: [number, number][] = [];
  for (const company of companies(size, random)) {
    const first = left.length;
    const times = random.int(3) === 0 ? 2 + random.int(3) : 1;
    for (let time = 0; time < times && left.length < size; time += 1) {
      for (let other = first; other < left.length; other += 1) pairs.push([other, left.length]);
      left.push(only(time === 0 ? company : rewritten(company, random), fields));
    }
    if (left.length === size) break;
  }
  return { left, right: [], pairs };
}

export type VendorAndFile = {
  known: PartyText[];
  reported: PartyText[];
  /** Of each reported party the place of its customer in `known`, or null. */
  truth: (number | null)[];
};

/**
 * What a vendor knows, each company once, and a file of wordings that are all different: half of them are companies
 * that it knows, half are not, and one in ten stands in the file a second time in other words.
 */
export function vendorAndFile(wish: {
  known: number;
  reported: number;
  seed: number;
}): VendorAndFile {
  const random = seeded(wish.seed);
  const fields = ["address", "city", "postcode", "phone", "domain"] as const;
  const real = companies(wish.known + Math.ceil(wish.reported / 2), random);
  const reported: PartyText[] = [];
  const truth: (number | null)[] = [];
  const wordings = new Set<string>();
  while (reported.length < wish.reported) {
    const isKnown = random.int(2) === 0;
    const at = isKnown ? random.int(wish.known) : wish.known + random.int(real.length - wish.known);
    const company = real[at];
    for (let time = random.int(10) === 0 ? 2 : 1; company && time > 0; time -= 1) {
      const written = only(rewritten(company, random), fields);
      const wording = JSON.stringify(written).toLowerCase();
      if (wordings.has(wording)) continue;
      wordings.add(wording);
      reported.push(written);
      truth.push(isKnown ? at : null);
    }
  }
  const known = real.slice(0, wish.known).map((company) => only(company, fields));
  return { known, reported, truth };
}

type Random = ReturnType<typeof seeded>;

function word(random: Random): string {
  const parts = Array.from({ length: 2 + random.int(2) }, () => random.pick(SYLLABLES)).join("");
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}

function companies(count: number, random: Random): Real[] {
  const surnames = Array.from({ length: Math.ceil(Math.sqrt(count) * 4) }, () => word(random));
  const cities = Array.from({ length: Math.max(40, count / 500) }, () => word(random));
  const streets = Array.from({ length: Math.ceil(Math.sqrt(count) * 3) }, () => word(random));
  const made: Real[] = [];
  const named = new Set<string>();
  while (made.length < count) {
    const before = made[made.length - 1 - random.int(Math.min(made.length || 1, 5))];
    const dice = random.int(20);
    // The square makes some surnames as frequent as Smith.
    const common = () =>
      surnames[Math.floor((random.int(1000) / 1000) ** 2 * surnames.length)] ?? "";
    const core =
      dice < 7
        ? common()
        : dice < 11
          ? `${common()} ${common()}`
          : dice < 13
            ? `${common()} & ${common()}`
            : word(random);
    // A branch is a place of its own; some are numbered, some are told apart by their address alone.
    const branch = before && dice === 19;
    const trade = branch ? before.trade : random.int(3) ? random.pick(TRADES) : "";
    const city = random.pick(cities);
    const kind = random.pick(KINDS);
    const neighbour = before && dice === 18;
    const place = neighbour
      ? { address: before.address, city: before.city, postcode: before.postcode }
      : {
          address: `${1 + random.int(400)} ${random.pick(streets)} ${kind}`,
          city,
          postcode: postcodeIn(cities.indexOf(city), random),
        };
    const form = branch ? before.form : random.pick(FORMS);
    const own = branch
      ? `${before.core.replace(/ \d+$/, "")}${random.int(2) ? ` ${2 + random.int(60)}` : ""}`
      : core;
    if (!branch && named.has(`${own} ${trade}`)) continue;
    named.add(`${own} ${trade}`);
    made.push({
      ...place,
      ...{ core: own, trade, form, name: [own, trade, form].filter(Boolean).join(" ") },
      phone: `+49 ${200 + random.int(700)} ${1_000_000 + random.int(8_999_999)}`,
      domain: branch
        ? undefined
        : `${own.toLowerCase().replace(/[^a-z]/g, "")}${random.int(90)}.com`,
    });
  }
  return made;
}

/** Every second country has codes for a side of a street, the others for a whole town or a few quarters of it. */
function postcodeIn(city: number, random: Random): string {
  if (city % 2 === 0) return String(10_000 + city * 10 + random.int(city % 4 ? 6 : 1));
  return `K${city} ${random.int(10)}${random.pick([..."ABDEFGHJ"])}${random.pick([..."LNPQRSTU"])}`;
}

function rewritten(company: Real, random: Random): PartyText {
  const often = (of: number) => random.int(of) === 0;
  const { core, trade, form } = company;
  const spelled = often(4) ? slip(core, random) : core;
  const words = [
    often(6) ? spelled.replace(" & ", " and ") : spelled,
    trade && (often(5) ? trade.slice(0, 4) : often(12) ? "" : trade),
    often(3) ? "" : often(4) ? form.replaceAll(".", "").toUpperCase() : form,
  ].filter(Boolean);
  const name =
    often(15) && words.length > 1 ? [...words.slice(1, 2), words[0], ...words.slice(2)] : words;
  const moved = often(12);
  const [number, ...street] = (company.address ?? "").split(" ");
  const road = street.map((part) => (often(2) ? (SHORT[part] ?? part) : part)).join(" ");
  return {
    name: often(8) ? name.join(" ").toUpperCase() : name.join(" "),
    address: moved
      ? `${1 + random.int(400)} ${word(random)} Street`
      : `${number} ${often(10) ? slip(road, random) : road}`,
    city: often(10) ? slip(company.city ?? "", random) : company.city,
    postcode: often(8) ? undefined : company.postcode,
    phone: often(5)
      ? undefined
      : often(10)
        ? `+49 ${200 + random.int(700)} ${1_000_000 + random.int(8_999_999)}`
        : company.phone?.replace("+49 ", "0"),
    domain:
      often(3) || !company.domain
        ? undefined
        : often(10)
          ? `${core.toLowerCase().replace(/[^a-z]/g, "")}.de`
          : `https://www.${company.domain}/about`,
  };
}

/** One letter dropped, doubled, changed or swapped. */
function slip(text: string, random: Random): string {
  const at = 1 + random.int(Math.max(1, text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text[at] ?? "", text.slice(at + 1)];
  const kind = random.int(4);
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  if (kind === 2) return before + random.pick([..."aeiourstln"]) + after;
  return before + after.slice(0, 1) + letter + after.slice(1);
}

const only = (party: PartyText, fields: readonly (keyof PartyText)[]): PartyText => {
  const kept: PartyText = { name: party.name };
  for (const field of fields) if (party[field]) kept[field] = party[field];
  return kept;
};
