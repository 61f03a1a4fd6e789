import { expect, test } from "vitest";

import { ABSENT, KEYS } from "../matching/keys.ts";
import { STAYED, stayingWith } from "./former-customer.ts";
import type { Link } from "./judge-party.ts";
import { NAMES } from "./rule.ts";

const formerly = { externalId: "1001", customerId: "own" };

/** A customer that the new words may mean, by full agreement of these keys. */
function link(customerId: string, agreeing: string[], verdict: Link["verdict"]): Link {
  const levels = KEYS.map((_, at) => (agreeing.includes(NAMES[at] ?? "") ? 0 : ABSENT));
  return { customerId, probability: 0.99, levels, verdict, heldBack: null };
}

const ids = (links: readonly Link[]) =>
  links.map(({ customerId, verdict }) => [customerId, verdict]);

test("a record that is new goes where its words say", () => {
  const links = [link("a", ["name", "city"], "automatic")];
  expect(stayingWith(undefined, links)).toEqual(links);
});

test("a record whose words change stays with its customer, even if nothing in them agrees", () => {
  expect(stayingWith(formerly, [])).toMatchObject([
    { customerId: "own", probability: 1, verdict: "automatic", levels: STAYED },
  ]);
});

test("another customer that the new words fit is a person's to decide, and what was doubtful stays so", () => {
  const links = [
    link("a", ["name", "city"], "automatic"),
    link("b", ["name"], "workbench"),
    link("own", ["name"], "workbench"),
  ];
  const found = stayingWith(formerly, links);
  expect(ids(found)).toEqual([
    ["own", "automatic"],
    ["a", "workbench"],
    ["b", "workbench"],
  ]);
  expect(found[1]?.heldBack).toBe("the record's number says another");
});

test("a number or a web domain of another customer is believed over the record's own", () => {
  for (const key of ["DUNS number", "LEI", "tax number", "domain"]) {
    const links = [link("own", ["name"], "workbench"), link("a", [key], "automatic")];
    expect(stayingWith(formerly, links)).toEqual(links);
  }
  // A domain that is a person's to decide on says nothing for sure.
  const doubtful = [link("a", ["domain"], "workbench")];
  expect(ids(stayingWith(formerly, doubtful))).toEqual([
    ["own", "automatic"],
    ["a", "workbench"],
  ]);
});
