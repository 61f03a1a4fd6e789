import { expect, test } from "vitest";

import { aWorld } from "#tests/support/world.ts";

import { liveFacts, send, sendAndRead } from "./hand-over.ts";

test("the vendor's invoices to partners become sell-in, by the partner's code or name", async () => {
  const { vendorId, steward, north, ada, sentry } = await aWorld();
  const file =
    "Invoice;Position;Date;Part;Qty;Price;Partner\n" +
    "R-1;1;01.07.2026;HI-4210;20;700,00;NORTH\nR-2;1;02.07.2026;HI-4210;3;750,00;Ada\n";

  const submission = await sendAndRead(steward, "sell_in", file);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 2, partnerId: null });
  expect(await liveFacts(vendorId)).toMatchObject([
    { kind: "sell_in", partnerId: north.partnerId, productId: sentry.id, amountMinor: 1_400_000n },
    { kind: "sell_in", partnerId: ada.partnerId, quantity: 3, partyId: null },
  ]);
});

test("the vendor's own sales become direct facts with a customer and no partner", async () => {
  const { vendorId, finance } = await aWorld();
  const file =
    "Invoice,Line,Date,Part,Qty,Price,Customer,Web\nD-1,1,2026-07-01,HI-7710,2,612.5,Solvang,solvang.example\n";

  await sendAndRead(finance, "direct", file);

  const [fact] = await liveFacts(vendorId);
  expect(fact).toMatchObject({ kind: "direct", partnerId: null, amountMinor: 122_500n });
  expect(fact?.partyId).not.toBeNull();
});

test("nobody hands over what is not theirs to report", async () => {
  const { steward, north, supply } = await aWorld();
  const refused = { ok: false, reason: "wrong-kind" };

  expect(await send(north, "sell_in", "a,b\n")).toEqual(refused);
  expect(await send(steward, "pos", "a,b\n")).toEqual(refused);
  expect(await send(supply, "inventory", "a,b\n")).toEqual(refused);
});
