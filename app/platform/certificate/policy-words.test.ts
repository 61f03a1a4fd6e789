import { expect, test } from "vitest";

import { holdsToVendor, policyWords } from "./policy-words.ts";

const held = (sides: string) => `((vendor_id = scope.vendor()) AND\nCASE\n    ${sides}\nEND)`;

test("a policy of our shape is said in words for each side", () => {
  const shown = held(`WHEN scope.is_vendor() THEN true
    ELSE ((partner_id = scope.partner()) OR (partner_id = ANY (scope.showing())))`);
  expect(policyWords(shown)).toMatchObject({
    vendor: "every row",
    partner: "its own rows or rows of those that show it their deals",
  });
  const sales = held(`WHEN scope.is_vendor() THEN (scope.role() = 'system'::text)
    ELSE ((partner_id = scope.partner()) AND (scope.role() = ANY (ARRAY['partner_admin'::text, 'sales_rep'::text])))`);
  expect(policyWords(sales)).toMatchObject({
    vendor: "by the portal itself",
    partner: "its own rows, by its administrators, its sales",
  });
});

test("what the portal alone may is said so, though it is asked in another way", () => {
  const alone = "((vendor_id = scope.vendor()) AND (vendor_id = scope.vendor_of_portal()))";
  expect(policyWords(alone)).toMatchObject({ vendor: "by the portal itself", partner: "no row" });
});

test("a case within a case is kept apart", () => {
  const nested =
    held(`WHEN scope.is_vendor() THEN CASE WHEN (partner_id IS NULL) THEN (scope.role() = 'vendor_admin'::text) ELSE true END
    ELSE false`);
  expect(policyWords(nested)).toMatchObject({
    vendor: "the vendor’s own: by administrators; partners’: every row",
    partner: "no row",
  });
});

test("what is not known is shown as it stands, not guessed at", () => {
  const strange = held("WHEN scope.is_vendor() THEN (scope.mood() = 'good'::text) ELSE false");
  expect(policyWords(strange).vendor).toBe("(scope.mood() = 'good'::text)");
  expect(policyWords("true")).toMatchObject({ vendor: "every row", partner: "every row" });
});

test("only what asks for the vendor first holds rows to it", () => {
  expect(holdsToVendor(held("WHEN true THEN true ELSE false"))).toBe(true);
  expect(holdsToVendor("true")).toBe(false);
  expect(holdsToVendor("((vendor_id = scope.vendor()) OR true)")).toBe(false);
});
