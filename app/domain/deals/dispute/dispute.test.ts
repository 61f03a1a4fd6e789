import { expect, test } from "vitest";

import { disclosedIn, outcomeFor } from "./dispute.ts";

test("each side has its own outcome", () => {
  expect(outcomeFor("first", "first")).toBe("upheld");
  expect(outcomeFor("second", "first")).toBe("not_upheld");
  expect(outcomeFor("first", "second")).toBe("not_upheld");
  expect(outcomeFor("second", "shared")).toBe("shared");
});

test("words for one side do not name the other", () => {
  const other = { number: "DR-7Q2M", partnerName: "Bluepeak IT", ownerName: "Tom Ashworth" };
  expect(disclosedIn("We weighed the dates", other)).toBeNull();
  expect(disclosedIn("bluepeak it was first", other)).toBe("Bluepeak IT");
  expect(disclosedIn("See dr-7q2m", other)).toBe("DR-7Q2M");
  expect(disclosedIn("Ask Tom Ashworth", other)).toBe("Tom Ashworth");
});
