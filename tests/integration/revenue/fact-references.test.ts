import { expect, test } from "vitest";

import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-03-01T08:00:00Z");

/** What a fact may name: a file, and a customer as a file wrote it. */
async function named({ vendorId, system, ada }: World) {
  const submissionId = newId();
  const partyId = await withScope(system, async (tx) => {
    await tx.submission.createMany({
      data: [
        {
          ...{ vendorId, id: submissionId, partnerId: ada.partnerId, fileName: "facts.csv" },
          ...{ bytes: 1, sha256: submissionId, kind: "pos", status: "applied" },
          ...{ senderName: "A sender", createdAt: at },
        },
      ],
    });
    const words = { name: "Harbour Trust" };
    return (await resolveParty(tx, { partnerId: ada.partnerId }, words, at)).partyId;
  });
  return { submissionId, partyId };
}

test("a new fact names what is there, and is its vendor's", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  const { vendorId, system, ada, bob, sentry } = world;
  const { submissionId, partyId } = await named(world);
  const theirs = await named(other);
  const good = {
    ...{ partnerId: ada.partnerId, soldToId: bob.partnerId, partyId, submissionId },
    productId: sentry.id,
  };
  const add = (changed: Partial<typeof good>) =>
    withScope(system, (tx) =>
      tx.revenueFact.createMany({
        data: [good, { ...good, ...changed }].map((fact, rowNo) => ({
          ...{
            ...fact,
            vendorId,
            id: newId(),
            kind: "sell_through" as const,
            day: at,
            quantity: 1,
          },
          ...{ unitMicros: 1n, amountMinor: 1n, currency: "EUR", branch: "", document: "1" },
          ...{ lineNo: String(rowNo), lineKey: newId(), rowNo, createdAt: at, serials: [] },
        })),
      }),
    );
  const missing: Partial<typeof good>[] = [
    { productId: newId() },
    { productId: other.sentry.id },
    { partnerId: other.ada.partnerId },
    { soldToId: other.bob.partnerId },
    { partyId: newId() },
    { partyId: theirs.partyId },
    { submissionId: theirs.submissionId },
  ];
  for (const changed of missing)
    await expect(add(changed), JSON.stringify(changed)).rejects.toThrow();
  expect(await withScope(system, (tx) => tx.revenueFact.count({ where: { vendorId } }))).toBe(0);
  await add({});
  await add({ soldToId: undefined });
});
