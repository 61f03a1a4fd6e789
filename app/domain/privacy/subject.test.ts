import { expect, test } from "vitest";

import { contactHits, erasedColumns, mentionHits } from "./hits.ts";
import { maskJson, maskText } from "./mask.ts";
import { heldIn } from "./register/register.ts";
import { knowingAlso, patternOf, subjectOf } from "./subject.ts";

const anna = subjectOf({
  mail: " Anna.Berg@Acme.example ",
  phone: "+47 22 86 44 00",
  name: "Anna  Berg",
});

test.each([
  ["Ask anna.berg@acme.example today", "Ask [erased] today"],
  ["ANNA BERG said yes, anna\nberg too", "[erased] said yes, [erased] too"],
  ["Anna Bergman is another, joanna berg too", "Anna Bergman is another, joanna berg too"],
  ["Call (0047) 22-86-44-00.", "Call ([erased]."],
  ["Call 22864400 or +4722864400, not 9922864400", "Call [erased] or [erased], not 9922864400"],
  ["Nothing of hers", "Nothing of hers"],
])("of %j is left %j", (text, left) => {
  expect(maskText(text, subjectOf({ ...askedOf, phone: "004722864400" }))).toBe(left);
});
const askedOf = { mail: "anna.berg@acme.example", name: "Anna Berg" };

test("a name of one word is taken out of no text", () => {
  expect(patternOf(subjectOf({ name: "Berg" }))).toBeNull();
  expect(maskText("Berg is a mountain", subjectOf({ name: "Berg" }))).toBe("Berg is a mountain");
});

test("in a document, what is nothing but theirs is replaced as its column would be", () => {
  const form = {
    contact: { name: "Anna Berg", email: "anna.berg@acme.example", phone: "+47 22 86 44 00" },
    lines: [1, null],
    note: "Met Anna Berg",
  };
  expect(maskJson(form, anna)).toEqual({
    contact: { name: "Erased contact", email: "", phone: "" },
    lines: [1, null],
    note: "Met [erased]",
  });
});

const deal = heldIn("deal");
const row = {
  id: "x",
  contact_name: "Anna Berg",
  contact_email: "anna.berg@acme.example",
  contact_phone: "22864400",
  work_done: "Showed it to Anna Berg",
  owner_name: "Anna Berg",
};

test("a contact is found by its address, whatever its name is", () => {
  expect(
    contactHits(
      deal,
      { ...row, contact_name: "A. B." },
      subjectOf({ mail: "anna.berg@acme.example" }),
    ),
  ).toEqual(["contact_name", "contact_email", "contact_phone"]);
});

test("another address speaks against the same name, and another name against the same number", () => {
  const other = { ...row, contact_email: "anna.berg@other.example" };
  expect(contactHits(deal, other, anna)).toEqual([]);
  expect(contactHits(deal, other, subjectOf({ name: "anna berg" }))).toHaveLength(3);
  const colleague = {
    ...row,
    contact_email: null,
    contact_name: "Ola Dahl",
    contact_phone: "+47 22 86 44 00",
  };
  expect(contactHits(deal, colleague, anna)).toEqual([]);
});

test("a user of the same name is not the contact", () => {
  expect(mentionHits(deal, row, anna)).toEqual(["work_done"]);
});

test("what a contact becomes", () => {
  const columns = ["contact_name", "contact_email", "contact_phone", "work_done"];
  expect(erasedColumns(deal, row, columns, anna)).toEqual({
    contact_name: "Erased contact",
    contact_email: null,
    contact_phone: null,
    work_done: "Showed it to [erased]",
  });
});

test("a user is found by id, and by name where nobody else of the vendor's has it", () => {
  const user = { personId: "p", membershipId: "m", name: "Anna Berg", onlyOfName: true };
  const former = subjectOf({ mail: "anna@halden.example", name: "Anna Berg", user });
  expect(mentionHits(deal, row, former)).toContain("owner_name");
  const namesake = { ...former, user: { ...user, onlyOfName: false } };
  expect(mentionHits(deal, row, namesake)).not.toContain("owner_name");
  const comment = { person_id: "p", author_name: "A. Berg", text: "Fine" };
  expect(mentionHits(heldIn("deal_comment"), comment, namesake)).toEqual(["author_name"]);
});

test("words that stand beside an address are sought in texts as well", () => {
  const found = knowingAlso(subjectOf({ mail: "a@b.example" }), ["Anna Berg"], ["22864400"]);
  expect(maskText("Anna Berg, 22 86 44 00", found)).toBe("[erased], [erased]");
});
