import type { Field } from "./party.ts";

/**
 * How far two parties agree in one thing, from most to least. `match` and `other` are how often pairs that are one
 * party, and pairs that merely resemble each other, come out at this level: a beginning, which the lists correct.
 */
export type Level = {
  words: string;
  match: number;
  other: number;
  /** What it may weigh at most, whatever the lists say. */
  ceiling?: number;
};

export type Key = {
  name: string;
  /** Fields without which the key says nothing. */
  fields: readonly Field[];
  levels: readonly Level[];
  /** Numbers given out by an authority: no list teaches otherwise. */
  fixed?: true;
};

const level = (words: string, match: number, other: number, ceiling?: number): Level => ({
  words,
  match,
  other,
  ...(ceiling === undefined ? {} : { ceiling }),
});

/** No other agreement outweighs two different numbers of one authority. */
const NEVER = -60;

const identifier = (name: string, field: Field): Key => ({
  name,
  fields: [field],
  levels: [level(`same ${name}`, 0.98, 0.0002), level(`other ${name}`, 0.0002, 0.98, NEVER)],
  fixed: true,
});

export const NAME_LEVELS = {
  sameRare: 0,
  nearRare: 1,
  sameUsual: 2,
  looseRare: 3,
  containedRare: 4,
  nearUsual: 5,
  initials: 6,
  sameCommon: 7,
  looseUsual: 8,
  otherForm: 9,
  containedUsual: 10,
  mostly: 11,
  nearCommon: 12,
  partly: 13,
  different: 14,
} as const;

export const KEYS = [
  {
    name: "name",
    fields: ["name"],
    levels: [
      level("same name, rare", 0.42, 0.003),
      level("nearly the same name, rare", 0.16, 0.006),
      level("same name", 0.08, 0.006),
      level("much the same name, rare", 0.06, 0.01),
      level("one name within the other, rare", 0.06, 0.012),
      level("nearly the same name", 0.04, 0.015),
      level("initials of the other name", 0.01, 0.004),
      level("same name, common", 0.02, 0.01),
      level("much the same name", 0.02, 0.03),
      level("same name, other legal form", 0.03, 0.015),
      level("one name within the other", 0.03, 0.05),
      level("most of the name", 0.05, 0.1),
      level("nearly the same name, common", 0.02, 0.05),
      level("part of the name", 0.03, 0.3, -1),
      level("other name", 0.01, 0.442, -6),
    ],
  },
  {
    name: "number",
    fields: ["name"],
    levels: [
      level("same rare number in the name", 0.6, 0.02),
      level("same rare number in the name, others differ", 0.12, 0.03),
      level("same number in the name", 0.13, 0.15),
      level("number in one name only", 0.1, 0.25),
      level("some numbers in the name differ", 0.03, 0.15),
      level("other number in the name", 0.02, 0.4, -2),
    ],
  },
  {
    name: "legal form",
    fields: ["name"],
    levels: [
      level("same legal form", 0.7, 0.4),
      level("like legal form", 0.15, 0.15),
      level("other legal form", 0.15, 0.45),
    ],
  },
  {
    name: "address",
    fields: ["address"],
    levels: [
      level("same address", 0.55, 0.01),
      level("same number, similar street", 0.15, 0.01),
      level("same address, as several have", 0.08, 0.03),
      level("same street, a number missing", 0.06, 0.03),
      level("same number, other street", 0.02, 0.02),
      level("same street, other number", 0.06, 0.1, -1),
      level("other address", 0.05, 0.8, -3),
    ],
  },
  {
    name: "postcode",
    fields: ["postcode"],
    levels: [
      level("same postcode, rare", 0.4, 0.01),
      level("same postcode", 0.4, 0.15),
      level("neighbouring postcode", 0.1, 0.15),
      level("other postcode", 0.06, 0.7, -2),
    ],
  },
  {
    name: "city",
    fields: ["city"],
    levels: [
      level("same city, rare", 0.3, 0.05),
      level("same city", 0.4, 0.3),
      level("similar city", 0.15, 0.05),
      level("other city", 0.08, 0.6, -2),
    ],
  },
  {
    name: "region",
    fields: ["region"],
    levels: [level("same region", 0.9, 0.4), level("other region", 0.05, 0.6, -1)],
  },
  {
    name: "country",
    fields: ["country"],
    levels: [level("same country", 0.97, 0.5), level("other country", 0.03, 0.5, -1.5)],
  },
  {
    name: "phone",
    fields: ["phone"],
    levels: [
      level("same phone", 0.7, 0.01),
      level("same phone, as several have", 0.05, 0.01),
      level("same phone but for the area or a digit", 0.07, 0.01),
      level("other phone", 0.18, 0.97, -1),
    ],
  },
  {
    name: "domain",
    fields: ["domain"],
    levels: [
      level("same web domain", 0.7, 0.02),
      level("same web domain, as several have", 0.1, 0.03),
      level("other web domain", 0.2, 0.95, -1),
    ],
  },
  identifier("DUNS number", "duns"),
  identifier("LEI", "lei"),
  identifier("tax number", "vat"),
] as const satisfies readonly Key[];

export type KeyName = (typeof KEYS)[number]["name"];

/** A key that one of the two parties has nothing for. */
export const ABSENT = 255;
