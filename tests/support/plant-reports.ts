import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day, type PlantedCustomer } from "./plant.ts";
import { plantCalendar } from "./plant-calendar.ts";
import { plantCosts } from "./plant-costs.ts";
import { plantWorth } from "./plant-worth.ts";
import type { World } from "./world.ts";

export async function plantForecast(tx: ScopedTx, world: World, { partyId }: PlantedCustomer) {
  const { vendorId } = tx;
  const partnerId = world.ada.partnerId;
  const forecastId = newId();
  await tx.forecast.createMany({
    data: [{ vendorId, id: forecastId, partnerId, publishedAt: at, publisherName: "Ada" }],
  });
  const bucket = { productId: world.sentry.id, bucketStart: day, bucket: "month" as const };
  await tx.forecastLine.createMany({
    data: [{ vendorId, forecastId, partnerId, ...bucket, quantity: 5 }],
  });
  const { productId, bucketStart } = bucket;
  await tx.forecastCustomer.createMany({
    data: [{ vendorId, forecastId, productId, bucketStart, partyId, partnerId, quantity: 2 }],
  });
  const supplierId = world.supply.partnerId;
  const demand = { channelQuantity: 5, publishers: 1, calculatedAt: at };
  await tx.consensus.createMany({ data: [{ vendorId, ...bucket, ...demand, supplierId }] });
}

export async function plantSales(
  tx: ScopedTx,
  world: World,
  { partyId, customerId }: PlantedCustomer,
) {
  const { vendorId } = tx;
  const partnerId = world.ada.partnerId;
  const submissionId = newId();
  const file = { kind: "pos", fileName: "pos.csv", bytes: 1, sha256: submissionId } as const;
  await tx.submission.createMany({
    data: [
      {
        ...file,
        vendorId,
        id: submissionId,
        partnerId,
        status: "applied",
        senderName: "Ada",
        createdAt: at,
      },
    ],
  });
  const row = { vendorId, submissionId, rowNo: 2 };
  await tx.submissionRow.createMany({ data: [{ ...row, partnerId, raw: "x", verdict: "taken" }] });
  await tx.stagingRow.createMany({ data: [row] });
  const rows = new Uint8Array([1]);
  await tx.submissionText.createMany({
    data: [{ vendorId, submissionId, firstRow: 2, rowCount: 1, partnerId, rows }],
  });
  await tx.submissionPlace.createMany({
    data: [{ vendorId, submissionId, place: "LEEDS", partnerId }],
  });
  const numbered = { sender: "ADA", receiver: "VENDOR", controlNo: "1", stamp: "" };
  await tx.x12Control.createMany({
    data: [
      { ...numbered, vendorId, submissionId, position: 1, partnerId, kind: "pos", level: "group" },
    ],
  });
  await tx.intakeSetting.createMany({
    data: [{ vendorId, id: newId(), partnerId, kind: "pos", rule: "asked" }],
  });
  const said = { vendorId, partnerId, saidBy: "Ada", saidAt: at };
  const memory = { what: "dates", name: "day", shown: "Day", value: "dmy" } as const;
  await tx.intakeMemory.createMany({ data: [{ ...said, ...memory, id: newId(), kind: "pos" }] });
  const alias = { partKey: "S1", partNo: "S-1", productId: world.sentry.id, submissionId };
  await tx.partAlias.createMany({ data: [{ ...said, ...alias, id: newId() }] });

  await plantCalendar(tx, partnerId, submissionId);

  const word = { recordKey: "S1", title: "S-1", said: {}, before: {}, fresh: false };
  await tx.recordWord.createMany({
    data: [{ ...word, vendorId, submissionId, rowNo: 2, kind: "products" }],
  });
  const record = { system: "ERP", externalId: "1", partyId, createdAt: at };
  await tx.customerRecord.createMany({ data: [{ ...record, vendorId, id: newId() }] });
  await tx.exchangeRate.createMany({
    data: [{ vendorId, base: "EUR", day, currency: "USD", rate: "1.0838" }],
  });

  const from = { submissionId, rowNo: 2 };
  const productId = world.sentry.id;
  const stock = { location: "Leeds", asOf: day, onHand: 1 };
  await tx.inventoryLine.createMany({
    data: [{ ...stock, ...from, vendorId, id: newId(), partnerId, productId }],
  });
  const sale = { vendorId, productId, day, quantity: 1, currency: "EUR", partyId };
  const factId = newId();
  const key = { branch: "", document: "1", lineNo: "1", lineKey: factId };
  const price = { unitMicros: 700_000_000n, amountMinor: 70_000n };
  await tx.revenueFact.createMany({
    data: [
      {
        ...sale,
        ...from,
        ...key,
        ...price,
        id: factId,
        kind: "sell_through",
        partnerId,
        createdAt: at,
      },
    ],
  });
  const worth = { netMinor: 0n, streetMinor: 70_000n };
  await tx.ledgerEntry.createMany({
    data: [
      {
        ...sale,
        ...worth,
        kind: "uncovered",
        factId,
        settledOn: day,
        no: 0,
        streetCurrency: "EUR",
      },
    ],
  });
  await tx.ledgerDue.createMany({ data: [{ vendorId, productId, fromDay: day, since: at }] });
  const parted = { ownKey: "a", otherKey: "b", verdict: "parted", decidedAt: at };
  await tx.echoDecision.createMany({ data: [{ vendorId, id: newId(), productId, ...parted }] });
  await tx.ledgerState.createMany({ data: [{ vendorId, productId, day, state: "{}" }] });
  await tx.ledgerReporter.createMany({ data: [{ vendorId, partnerId }] });
  const nobody = "00000000-0000-0000-0000-000000000000";
  await tx.ledgerSum.createMany({
    data: [
      {
        ...{ vendorId, view: 1, currency: "EUR", period: day, kind: "uncovered", way: 1 },
        ...{ subject: nobody, firstPartnerId: nobody, lastPartnerId: nobody },
        ...{ lines: 1, unrated: 0, units: 1n, netMinor: 0n, streetMinor: 70_000n },
        ...{ baseNetMinor: 0n, baseStreetMinor: 70_000n },
      },
    ],
  });
  await tx.ledgerYear.createMany({
    data: [
      {
        ...{ vendorId, view: 5, currency: "EUR", year: day, subject: partyId, way: 1 },
        ...{
          firstPartnerId: nobody,
          lastPartnerId: nobody,
          lines1: 1,
          units1: 1n,
          street1: 70_000n,
        },
      },
    ],
  });
  await plantWorth(tx, customerId);
  await plantCosts(tx, { partnerId, partyId, productId, customerId }, at);
}
