import { expect, test } from "vitest";

import { compareAddresses, placeOf } from "./compare-places.ts";
import { readAddress } from "./read-address.ts";
import { Frequencies } from "./word-frequencies.ts";

test.each([
  ["435 S. La Cienega Blvd.", "435", "cienega"],
  ["Hauptstraße 12a", "12a", "haupt"],
  ["Haupt Str. 12 a", "12a", "haupt"],
  ["Rue de la Paix 7", "7", "de paix"],
  ["156 Second Ave.", "156", "2"],
  ["12-14 Mill Lane, Suite 300", "12", "mill"],
  ["854 7th ave. between 54th and 55th sts.", "854", "7"],
  ["Via Roma, 33", "33", "roma"],
])("%s is number %s of %s", (text, number, street) => {
  const address = readAddress(text);
  expect(address?.number).toBe(number);
  expect(address?.street.join(" ")).toBe(street);
});

const places = new Frequencies();
const level = (left: string, right: string) => {
  const [a, b] = [readAddress(left), readAddress(right)];
  return a && b ? compareAddresses(a, b, places) : null;
};

test.each([
  ["5 North Point Street", "5 Northpoint", 1],
  ["435 s. la cienega blv.", "435 S La Cienega Boulevard", 0],
  ["13 W. 54th St.", "13 E 54th Street", 1],
  ["8358 Sunset Blvd", "8358 Sunste Blvd", 1],
  ["12 Mill Lane, Unit 3", "12 Mill Lane, Unit 4", 2],
  ["Mill Lane", "12 Mill Lane", 3],
  ["12 Mill Lane", "12a Mill Lane", 3],
  ["12 Mill Lane", "12 Park Road", 4],
  ["12 Mill Lane", "99 Mill Lane", 5],
  ["12 Mill Lane", "99 Park Road", 6],
])("%s and %s agree at level %i", (left, right, expected) => {
  expect(level(left, right)).toBe(expected);
  expect(level(right, left)).toBe(expected);
});

test("an address that many parties have says less", () => {
  const mall = readAddress("1 Mall Road");
  for (let party = 0; party < 6; party += 1) places.add([(mall && placeOf(mall)) ?? ""]);
  expect(level("1 Mall Road", "1 Mall Rd")).toBe(2);
});
