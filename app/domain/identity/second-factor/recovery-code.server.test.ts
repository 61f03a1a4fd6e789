import { expect, test } from "vitest";

import { asMade, hashOfCode, newRecoveryCodes } from "./recovery-code.server.ts";

test("ten different codes, each of them read as it was made", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(asMade(code)).toBe(code);
  }
});

test("small letters, spaces and letters that look like figures are understood", () => {
  expect(asMade(" 7k2m 4pqx 9tbc ")).toBe("7K2M-4PQX-9TBC");
  expect(asMade("7K2M4PQX9TBC")).toBe("7K2M-4PQX-9TBC");
  expect(asMade("oK2M-4PQX-9TlI")).toBe("0K2M-4PQX-9T11");
});

test("what is too short, too long or holds other signs is no code", () => {
  for (const typed of ["", "123456", "7K2M-4PQX-9TB", "7K2M-4PQX-9TBCD", "7K2M-4PQX-9TB!"]) {
    expect(asMade(typed)).toBeNull();
  }
});

test("the same code of another person, or under another key, is kept as something else", () => {
  const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const kept = hashOfCode(one, "ada", "7K2M-4PQX-9TBC");
  expect(hashOfCode(one, "ada", "7K2M-4PQX-9TBC")).toEqual(kept);
  expect(hashOfCode(one, "bob", "7K2M-4PQX-9TBC")).not.toEqual(kept);
  expect(hashOfCode(two, "ada", "7K2M-4PQX-9TBC")).not.toEqual(kept);
});
