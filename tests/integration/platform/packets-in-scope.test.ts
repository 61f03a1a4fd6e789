import { expect, test } from "vitest";

import { brokeConstraint, refusedByScope } from "#app/platform/db/errors.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld } from "#tests/support/world.ts";

const partners = async (tx: ScopedTx) => {
  const rows = await tx.query(
    Prisma.sql`select id from partner where vendor_id = ${tx.vendorId}::int`,
  );
  return rows.length;
};
const through = (tx: ScopedTx) => tx.partner.count({ where: { vendorId: tx.vendorId } });

test("what is sent at once is done in its order, each in the scope that was entered before it", async () => {
  const { ada } = await aWorld();
  const seen = await withScope(ada, async (tx) => {
    const own = partners(tx);
    const all = asSystem(tx, ada, partners);
    return Promise.all([own, all]);
  });
  expect(seen).toEqual([2, 6]);
});

test("a portal's step within a portal's step ends with the outer one", async () => {
  const { ada } = await aWorld();
  const seen = await withScope(ada, async (tx) => {
    const within = await asSystem(tx, ada, async (wide) => [
      await asSystem(wide, ada, partners),
      await partners(wide),
      await through(wide),
    ]);
    return [...within, await partners(tx), await through(tx)];
  });
  expect(seen).toEqual([6, 6, 6, 2, 2]);
});

test("statements of both kinds see each other's rows, and go together", async () => {
  const { admin, vendorId } = await aWorld();
  const names = (tx: ScopedTx) =>
    tx.productFamily.findMany({ where: { vendorId, name: "New" }, select: { id: true } });
  const id = newId();
  await expect(
    withScope(admin, async (tx) => {
      await tx.query(Prisma.sql`
        insert into product_family (vendor_id, id, name) values (${vendorId}::int, ${id}::uuid, 'New')`);
      expect(await names(tx)).toEqual([{ id }]);
      throw new Error("not kept");
    }),
  ).rejects.toThrow("not kept");
  expect(await withScope(admin, names)).toEqual([]);
});

test("what the database refuses is told by its name, and nothing of it is kept", async () => {
  const { ada, admin, vendorId } = await aWorld();
  const entry = {
    ...{ vendorId, id: newId(), at: new Date(), actorName: "Ada" },
    ...{ action: "test.done", subjectKind: "test", subjectId: "1", detail: {} },
  };
  const twice = withScope(admin, (tx) =>
    Promise.all([1, 2].map(() => tx.query(insertInto("auditEntry", [entry])))),
  );
  const error = await twice.catch((reason: unknown) => reason);
  expect(brokeConstraint(error, "audit_entry_pkey")).toBe(true);
  const foreign = withScope(ada, (tx) => tx.query(insertInto("auditEntry", [entry])));
  expect(refusedByScope(await foreign.catch((reason: unknown) => reason))).toBe(true);
  const kept = await withScope(admin, (tx) =>
    tx.auditEntry.count({ where: { vendorId, action: "test.done" } }),
  );
  expect(kept).toBe(0);
});

test("rows go in as createMany() puts them in: lists, days, defaults and nothing", async () => {
  const { system, admin, vendorId } = await aWorld();
  const at = new Date("2026-03-29T23:30:00.123Z");
  const customer = { vendorId, kind: "organisation" as const, createdAt: at };
  await withScope(system, (tx) =>
    tx.query(
      insertInto("customer", [
        { ...customer, id: newId(), lifecycle: "prospect", name: "One", city: "Leeds" },
        { ...customer, id: newId(), lifecycle: "active", name: "Two", country: null },
      ]),
    ),
  );
  const kept = await withScope(admin, (tx) =>
    tx.customer.findMany({
      where: { vendorId },
      orderBy: { name: "asc" },
      select: { name: true, city: true, country: true, lifecycle: true, createdAt: true },
    }),
  );
  expect(kept).toEqual([
    { name: "One", city: "Leeds", country: null, lifecycle: "prospect", createdAt: at },
    { name: "Two", city: null, country: null, lifecycle: "active", createdAt: at },
  ]);
  expect(() => insertInto("customer", [])).toThrow("no statement");
});
