import { expect, test } from "vitest";

import { Parties } from "./parties.ts";

const separators = { element: "*", component: ":", repetition: "^", terminator: "~" };

function read(...segments: string[]) {
  const parties = new Parties();
  for (const [at, raw] of segments.entries()) {
    const place = { no: at + 1, at: 0, set: null, setNo: at + 1 };
    parties.take({ ...place, raw, elements: raw.split("*"), separators });
  }
  return parties.all[0];
}

test("a company's own number is its telephone, that of a person it names is not", () => {
  const own = read("N1*EN*Solvang", "PER*IC**TE*+47 55 12 34 56*UR*solvang.example");
  expect(own).toMatchObject({ phone: "+47 55 12 34 56", web: "solvang.example" });
  const person = read("N1*EN*Solvang", "PER*IC*Kari Nordmann*TE*+47 911 22 333");
  expect(person).toMatchObject({ phone: "" });
});
