import { expect, test } from "vitest";

import { readDomain, readPhone } from "./read-contact.ts";

test.each([
  ["(030) 1234-567", "DE", "49301234567"],
  ["+49 30 1234567", null, "49301234567"],
  ["0049 30 1234567 ext. 12", null, "49301234567"],
  ["310/246-1501", "US", "13102461501"],
  ["06 1234 5678", "IT", "390612345678"],
  ["310-246-1501", null, "3102461501"],
  ["1-310-246-1501", null, "3102461501"],
  ["000000000", null, null],
  ["n/a", "DE", null],
])("the phone %s in %s is %s", (text, country, digits) => {
  expect(readPhone(text, country)).toBe(digits);
});

test.each([
  ["https://shop.acme.co.uk/about", "acme.co.uk"],
  ["Claire <claire@acme.com>", "acme.com"],
  ["claire@mail.acme.com", "acme.com"],
  ["acme.github.io", "acme.github.io"],
  ["www.münchen.example", "münchen.example"],
  ["https://www.XN--mnchen-3ya.example/x", "münchen.example"],
  ["kim@xn--e1afmkfd.xn--p1ai", "пример.рф"],
  ["someone@gmail.com", null],
  ["www.facebook.com/acme", null],
  ["192.168.0.1", null],
  ["acme", null],
])("%s belongs to %s", (text, domain) => {
  expect(readDomain(text)).toBe(domain);
});
