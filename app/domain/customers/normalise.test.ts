import { expect, test } from "vitest";

import { domainKey, dunsKey, keysOf, nameKey, vatKey } from "./normalise.ts";

test.each([
  ["ACME Corporation, Inc.", "acme"],
  ["Acme Corp.", "acme"],
  ["Lindqvist Papper AB", "lindqvist papper"],
  ["Møller & Sønner A/S", "moller and sonner"],
  ["Société Générale S.A.", "societe generale"],
  ["Müller GmbH & Co. KG", "muller"],
  ["Co Ltd", "co"],
  ["株式会社 日立", "日立"],
  ["Acme Sp. z o.o.", "acme"],
  ["ACME, S.A. de C.V.", "acme"],
  ["Acme Pty Ltd", "acme"],
  ["ООО Акме", "akme"],
  ["Acme Kabushiki Kaisha", "acme"],
  ["Acme Sdn. Bhd.", "acme"],
  ["Acme s.r.o.", "acme"],
  ["Acme S.p.A.", "acme"],
  ["Acme Oy", "acme"],
  ["Acme Store 12 Ltd", "acme store 12"],
])("%s has the key %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ["https://www.Acme.com/about?x=1", "acme.com"],
  ["claire@acme.co.uk", "acme.co.uk"],
  ["acme.com.", "acme.com"],
  ["https://shop.eu.acme.co.uk/x", "acme.co.uk"],
  ["acme.github.io", "acme.github.io"],
  ["someone@gmail.com", null],
  ["someone@yahoo.co.jp", null],
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

test("a party's keys are read together, and what is no key is none", () => {
  const words = { name: "Acme Corp.", domain: "mail.acme.com", duns: "21-884-1176", vat: "1" };
  expect(keysOf(words)).toEqual({
    nameKey: "acme",
    domainKey: "acme.com",
    dunsKey: "218841176",
    vatKey: null,
  });
});
