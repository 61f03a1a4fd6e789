import { expect, test } from "vitest";

import { meet, takeTheirs } from "./merge.ts";

const words = (piece: string, terms: Record<string, unknown>) => String(terms[piece] ?? "");
const theirs = { stage: "negotiation", closeDay: "2026-06-01", workDone: "Survey" };

test("only what others changed and I wrote differently is asked about", () => {
  const mine = { stage: "proposal", closeDay: "2026-06-01", workDone: "Survey and trial" };
  const changes = [
    { field: "stage", was: "qualified", is: "negotiation" },
    { field: "closeDay", was: "2026-05-01T00:00:00.000Z", is: "2026-06-01T00:00:00.000Z" },
  ];
  const pieces = ["stage", "closeDay", "workDone"] as const;
  expect(meet({ pieces, changes, mine, theirs, words })).toEqual([
    { piece: "stage", theirs: "negotiation", mine: "proposal", keep: "mine" },
  ]);
});

test("a piece that I left as it was becomes theirs unless I say otherwise", () => {
  const changes = [
    { field: "stage", was: "qualified", is: "negotiation" },
    { field: "closeDay", was: "2026-05-01T00:00:00.000Z", is: "2026-06-01T00:00:00.000Z" },
  ];
  const mine = { stage: "qualified", closeDay: "2026-05-01" };
  const rows = meet({ pieces: ["stage", "closeDay"], changes, mine, theirs, words });
  expect(rows.map(({ piece, keep }) => [piece, keep])).toEqual([
    ["stage", "theirs"],
    ["closeDay", "theirs"],
  ]);
});

test("a change of another piece than those in the form is nothing to choose", () => {
  const changes = [{ field: "workDone", was: "Call", is: "Survey" }];
  expect(meet({ pieces: ["stage"], changes, mine: { stage: "x" }, theirs, words })).toEqual([]);
});

test("theirs stands in all fields of the piece, mine everywhere else", () => {
  const mine = { city: "Leeds", street: "Mill Lane 1", name: "Fenwick" };
  const other = { city: "York", street: undefined, name: "Fenwick Ltd" };
  expect(takeTheirs(mine, other, ["address"])).toMatchObject({
    city: "York",
    street: undefined,
    name: "Fenwick",
  });
});
