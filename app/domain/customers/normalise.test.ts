import { expect, test } from "vitest";

import { domainKey, dunsKey, nameKey, vatKey } from "./normalise.ts";

test.each([
  ["ACME Corporation, Inc.", "acme"],
  ["Acme Corp.", "acme"],
  ["Lindqvist Papper AB", "lindqvist papper"],
  ["Møller & Sønner A/S", "moller and sonner"],
  ["Société Générale S.A.", "societe generale"],
  ["Müller GmbH & Co. KG", "muller"],
  ["Co Ltd", "co"],
  ["株式会社 日立", "株式会社 日立"],
])("%s has the key %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ["https://www.Acme.com/about?x=1", "acme.com"],
  ["claire@acme.co.uk", "acme.co.uk"],
  ["acme.com.", "acme.com"],
  ["someone@gmail.com", null],
  ["acme", null],
  ["", null],
  [undefined, null],
])("%s belongs to %s", (text, domain) => {
  expect(domainKey(text)).toBe(domain);
});

test("identifiers count only when they are whole", () => {
  expect(dunsKey("21-884-1176")).toBe("218841176");
  expect(dunsKey("21-884")).toBeNull();
  expect(vatKey("de 123.456.789")).toBe("DE123456789");
  expect(vatKey("DE1")).toBeNull();
});
