import { expect, test } from "vitest";

import { clockAt } from "../clock.ts";
import type { DealSummary } from "../deal.ts";
import { dealToDos } from "./to-dos.ts";

const clock = clockAt(new Date("2026-03-12T11:00:00Z"), "Europe/Berlin");

const deal = (change: Partial<DealSummary>): DealSummary => ({
  id: "1",
  number: "DR-1",
  partnerId: "p",
  partnerName: "Bluepeak",
  customerName: "Harrow",
  ownerId: "o",
  ownerName: "Tom",
  families: ["Sentry"],
  currency: "EUR",
  valueMinor: 1n,
  status: "approved",
  stage: "proposal",
  closeDay: new Date("2026-05-01"),
  reference: null,
  createdAt: new Date("2026-03-01"),
  submittedAt: new Date("2026-03-01"),
  decideBy: null,
  decidedAt: new Date("2026-03-10T09:00:00Z"),
  closure: null,
  protectedUntil: new Date("2026-06-08T21:59:59.999Z"),
  heardAt: null,
  askedAt: null,
  activityDays: 30,
  ...change,
});
const kinds = (...deals: DealSummary[]) =>
  dealToDos(deals, clock).map(({ kind, days }) => [kind, days]);

test("a fresh approval wants nothing yet", () => {
  expect(kinds(deal({}))).toEqual([]);
});

test("a question, an end and an update are to do, the most pressing first", () => {
  const update = deal({ decidedAt: new Date("2026-02-15T09:00:00Z") });
  const ending = deal({ protectedUntil: new Date("2026-03-19T22:59:59.999Z") });
  const over = deal({ protectedUntil: new Date("2026-03-10T22:59:59.999Z") });
  const asked = deal({ status: "info_requested", protectedUntil: null });
  expect(kinds(ending, update, asked, over)).toEqual([
    ["over", -2],
    ["answer", null],
    ["update", 5],
    ["ending", 7],
  ]);
});

test("what is decided or still open with the vendor is not the partner's to do", () => {
  expect(
    kinds(deal({ status: "won" }), deal({ status: "submitted", protectedUntil: null })),
  ).toEqual([]);
});

test("an end that can be put off is due when the chance to ask is over", () => {
  const ending = deal({ protectedUntil: new Date("2026-03-24T22:59:59.999Z") });
  const by = new Date("2026-03-17T22:59:59.999Z");
  const open = new Map([[ending.id, { asked: false as const, by, days: 60 }]]);
  expect(dealToDos([ending], clock, { moreTime: open })).toMatchObject([
    { kind: "ending", days: 5, moreTime: { days: 60 } },
  ]);
  const asked = new Map([[ending.id, { asked: true as const, by }]]);
  expect(dealToDos([ending], clock, { moreTime: asked })).toMatchObject([
    { kind: "ending", days: 12, moreTime: { asked: true } },
  ]);
});

test("proof that is wanted goes before what else a deal wants", () => {
  const ending = deal({ protectedUntil: new Date("2026-03-14T22:59:59.999Z") });
  const proof = new Map([[ending.id, new Date("2026-03-16T22:59:59.999Z")]]);
  expect(dealToDos([ending], clock, { proof })).toMatchObject([{ kind: "proof", days: 4 }]);
});
