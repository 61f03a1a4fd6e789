import { FIELDS, type Field } from "../matching/party.ts";

/** How files name what may be known of a party; the earlier name wins where a file has two. */
const HEADERS: Record<Field, string> = {
  name:
    "name, company name, company, organisation, organization, organisation name, organization name, account name, account, " +
    "customer name, customer, end customer, party name, legal name, business name, site name, school name, title, product name, " +
    "product, firma, firmenname, nom, raison sociale, nombre, razon social, ragione sociale, bedrijfsnaam, 会社名, 名称, full name",
  address:
    "address, street address, address 1, address line 1, addr, street, street 1, site address, strasse, adresse, direccion, " +
    "indirizzo, adres, 住所, 地址",
  city: "city, town, locality, place, ort, stadt, ville, ciudad, citta, plaats, stad",
  postcode: "postcode, postal code, zip, zip code, zipcode, plz, code postal, codigo postal, cap",
  region: "region, state, province, county, bundesland, state province",
  country: "country, country code, land, pays, pais, paese",
  phone: "phone, phone number, telephone, tel, telefon, telephone number, mobile, telefono",
  domain: "domain, website, web site, web, url, homepage, email, e-mail, email address, mail",
  duns: "duns, duns number, d-u-n-s, duns no",
  lei: "lei, lei code, legal entity identifier",
  vat: "vat, vat number, vat id, tax id, tax number, ust id, tva, nif, cif, partita iva, ein, abn",
};

const ID_HEADERS = "id, row id, record id, unique id, key, identifier, no, nr, number".split(", ");

const key = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

export type Columns = { fields: Partial<Record<Field, number>>; id: number | null };

/** Finds each field's column by its header; `null` stands for a file without a column of names. */
export function guessColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  only: readonly Field[] = FIELDS,
): Columns | null {
  const places = new Map<string, number>();
  for (const [place, cell] of header.entries())
    if (!places.has(key(cell))) places.set(key(cell), place);
  const id = idColumn(header, rows);
  const taken = new Set<number>(id === null ? [] : [id]);
  const fields: Partial<Record<Field, number>> = {};
  for (const field of only) {
    const found = HEADERS[field]
      .split(", ")
      .map((name) => places.get(key(name)))
      .find((place) => place !== undefined && !taken.has(place));
    if (found === undefined) continue;
    fields[field] = found;
    taken.add(found);
  }
  fields.name ??= mostTelling(header, rows, taken);
  return fields.name === undefined ? null : { fields, id };
}

/** The first column that is named like one, or not at all, and says something else in every row. */
function idColumn(header: readonly string[], rows: readonly (readonly string[])[]): number | null {
  const named = header.findIndex((cell) =>
    ID_HEADERS.includes(
      cell
        .toLowerCase()
        .replace(/[^a-z]+/g, " ")
        .trim(),
    ),
  );
  const last = header.findIndex((cell) => /(^|[ _])id$/i.test(cell.trim()));
  const place = named >= 0 ? named : header[0]?.trim() === "" ? 0 : last;
  if (place < 0) return null;
  const values = rows.map((row) => row[place]?.trim() ?? "");
  return new Set(values).size === values.length && !values.includes("") ? place : null;
}

/** Where no header says "name": the column of words that repeats itself least. */
function mostTelling(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): number | undefined {
  const some = rows.slice(0, 1_000);
  let best: { place: number; values: number } | undefined;
  for (const place of header.keys()) {
    if (taken.has(place)) continue;
    const words = some.map((row) => row[place] ?? "").filter((cell) => /\p{L}{3}/u.test(cell));
    const values = new Set(words).size;
    if (words.length * 2 > some.length && values > (best?.values ?? 0)) best = { place, values };
  }
  return best?.place;
}
