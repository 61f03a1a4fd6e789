import type { Near } from "../matching/compare-parties.ts";
import { placeOf } from "../matching/compare-places.ts";
import type { Party } from "../matching/party.ts";
import { Frequencies } from "../matching/word-frequencies.ts";
import { hashOf } from "./party-keys.ts";

/** How many of a vendor's parties say each word and city; only those that many say. */
export type Counts = {
  parties: number;
  words: Record<string, number>;
  cities: Record<string, number>;
};

export const NOTHING_COUNTED: Counts = { parties: 0, words: {}, cities: {} };

/**
 * A vendor with few customers has no idea yet of what is rare: to it, every "Smith" is its first. So each begins as if
 * it knew this many parties, among whom the words below are as common as they are among companies.
 */
const BEFOREHAND = 100_000;

const EVERYWHERE: readonly [each: number, words: string][] = [
  [
    1_500,
    "international group services solutions systems industries company global holding consulting technologies technology trading management",
  ],
  [
    600,
    "engineering software construction energy electric electronics logistics transport motors automotive foods food medical health " +
      "pharmaceuticals chemicals steel metal plastics packaging textiles printing media design marketing finance financial capital " +
      "investment insurance bank real estate property properties hotel restaurant cafe bar house home school university hospital " +
      "clinic center centre institute association foundation society national american european british german united first new " +
      "general north south east west northern southern eastern western central royal city digital data network networks " +
      "communications security service supply distribution import export machines machinery tools technik bau handel",
  ],
  [
    200,
    "smith johnson williams brown jones miller davis wilson taylor thomas moore martin jackson white harris lewis walker young king " +
      "wright scott green baker adams hill clark muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch " +
      "bauer richter klein wolf schroder neumann schwarz zimmermann braun hartmann garcia rodriguez martinez hernandez lopez gonzalez " +
      "perez sanchez fernandez rossi russo ferrari bianchi romano bernard dubois durand moreau laurent simon michel lee kim wang li " +
      "zhang chen liu singh kumar patel khan hansen jensen nielsen andersen johansson andersson karlsson nilsson de van jansen " +
      "bakker visser novak kowalski nowak tanaka suzuki sato star sun blue red black gold golden silver green alpha delta omega",
  ],
];

const background = new Map(
  EVERYWHERE.flatMap(([each, words]) =>
    words.split(" ").map((word): [string, number] => [word, each]),
  ),
);

/** How common words and cities are at one vendor; contacts and addresses are counted among those at hand. */
export function nearOf({ parties, words, cities }: Counts): Near {
  const said = new Map(background);
  for (const [word, count] of Object.entries(words)) said.set(word, (said.get(word) ?? 0) + count);
  const all = BEFOREHAND + parties;
  return {
    words: new Frequencies(all, said),
    places: new Frequencies(),
    cities: new Frequencies(parties, new Map(Object.entries(cities))),
    postcodes: new Frequencies(),
    contacts: new Frequencies(),
    parties,
  };
}

/**
 * The same with the addresses, postcodes, telephones and domains of these parties counted, each once a name: a company that is
 * written thirty times has its telephone once.
 */
export function among(near: Near, parties: readonly Party[]): Near {
  const [places, postcodes, contacts] = [new Frequencies(), new Frequencies(), new Frequencies()];
  const seen = new Set<number>();
  for (const party of parties) {
    const name = party.name.words.join(" ");
    const place = party.address && placeOf(party.address);
    places.add(fresh(seen, name, place ? [place] : []));
    postcodes.add(fresh(seen, name, party.postcode ? [party.postcode] : []));
    contacts.add(
      fresh(
        seen,
        name,
        [party.phone, party.domain].filter((value) => value !== null),
      ),
    );
  }
  return { ...near, places, postcodes, contacts };
}

const fresh = (seen: Set<number>, name: string, values: readonly string[]) =>
  values.filter((value) => {
    const said = hashOf(`${value} ${name}`);
    return !seen.has(said) && seen.add(said);
  });
