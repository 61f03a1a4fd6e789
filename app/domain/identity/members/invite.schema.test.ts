import { expect, test } from "vitest";

import { PersonName } from "./invite.schema.ts";

test("a name is one line that reads from its beginning", () => {
  for (const name of ["Ingrid Solheim", "Nguyễn Thị Minh", "محمد علي", "O’Neill-García, Jr."]) {
    expect(PersonName.safeParse(name).success, name).toBe(true);
  }
  for (const name of [
    "Tom\r\nBcc: a@b.example",
    "Tom\u202e mot",
    "a\u2028b",
    " x ",
    "x".repeat(101),
  ]) {
    expect(PersonName.safeParse(name).success, JSON.stringify(name)).toBe(false);
  }
});
