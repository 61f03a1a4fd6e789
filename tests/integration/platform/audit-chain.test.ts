import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "#app/platform/audit/audit.server.ts";
import { verifyAllChains } from "#app/platform/audit/verify-all-chains.ts";
import { verifyChain } from "#app/platform/audit/verify-chain.server.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

// Whoever owns the database can do what the application cannot; the chain is there to tell of it.
const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const deed = (world: World, count: number) =>
  withScope(world.manager, (tx) =>
    audit(tx, world.manager, "deal.approved", { kind: "deal", id: "d1" }, { count, ü: "€" }),
  );

async function aChain(length: number) {
  const world = await aWorld();
  for (let count = 1; count <= length; count += 1) await deed(world, count);
  return world;
}

const entryAt = `select entry_id from tributary.audit_seal where vendor_id = $1 and seq = $2`;
const verified = async ({ vendorId }: World) => (await verifyChain(vendorId)).break;

test("each entry is sealed to the one before, whoever wrote it and however many at once", async () => {
  const world = await aWorld();
  await withScope(world.system, (tx) =>
    tx.auditEntry.createMany({
      data: Array.from({ length: 500 }, (_, count) => ({
        vendorId: tx.vendorId,
        id: newId(),
        at: new Date(Date.UTC(2020, 0, 1, 0, 0, 0, count % 7)),
        actorName: "Tributary",
        action: "demo.line",
        subjectKind: "line",
        subjectId: String(count),
        detail: { nested: { z: 1, a: [1.5, null, "x"] } },
      })),
    }),
  );
  await Promise.all(Array.from({ length: 20 }, (_, count) => deed(world, count)));
  const state = await verifyChain(world.vendorId);
  expect(state.break).toBeNull();
  expect(state.entries).toBe(520n);
});

test("what is undone leaves neither entry nor seal", async () => {
  const world = await aChain(1);
  await withScope(world.manager, async (tx) => {
    await audit(tx, world.manager, "deal.approved", { kind: "deal", id: "d1" });
    throw new Error("undone");
  }).catch(() => undefined);
  expect(await verifyChain(world.vendorId)).toMatchObject({ entries: 1n, break: null });
});

test("the application can write no seal, change none and remove none", async () => {
  const world = await aChain(2);
  const { vendorId } = world;
  for (const attempt of [
    `insert into tributary.audit_seal select vendor_id, 9, '${newId()}', sealed_at, hash, hash from tributary.audit_seal where vendor_id = ${vendorId} and seq = 1`,
    `update tributary.audit_seal set hash = hash where vendor_id = ${vendorId}`,
    `delete from tributary.audit_seal where vendor_id = ${vendorId}`,
    `select audit.seal_entry()`,
    `alter table tributary.audit_entry disable trigger audit_entry_sealed`,
    `set local session_replication_role = replica`,
    `set local role tributary_seal`,
  ]) {
    const refused = await withScope(world.system, (tx) => tx.$executeRawUnsafe(attempt)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusedByScope(refused), attempt).toBe(true);
  }
  expect(await verified(world)).toBeNull();
});

test("a vendor reads its own seals, a partner none", async () => {
  const world = await aChain(2);
  const stranger = await aChain(1);
  const seals = (actor: World["admin"] | World["ada"]) =>
    withScope(actor, (tx) => tx.auditSeal.count({ where: { vendorId: world.vendorId } }));
  expect(await seals(world.admin)).toBe(3);
  expect(await seals(world.ada)).toBe(0);
  expect(await seals(stranger.admin)).toBe(0);
});

const tampering: { what: string; kind: string; sql: string[]; words: RegExp }[] = [
  {
    what: "an entry that was changed",
    kind: "changed",
    sql: [
      `update tributary.audit_entry set actor_name = 'Nobody' where vendor_id = $1 and id = (${entryAt.replace("$2", "2")})`,
    ],
    words: /number 2 \(deal\.approved by Nobody\), was changed/,
  },
  {
    what: "a detail that was changed",
    kind: "changed",
    sql: [
      `update tributary.audit_entry set detail = '{"count": 7}' where vendor_id = $1 and id = (${entryAt.replace("$2", "3")})`,
    ],
    words: /number 3 .*was changed/,
  },
  {
    what: "an entry that was deleted",
    kind: "missing",
    sql: [
      `delete from tributary.audit_entry where vendor_id = $1 and id = (${entryAt.replace("$2", "2")})`,
    ],
    words: /number 2, is missing/,
  },
  {
    what: "an entry that was deleted with its seal",
    kind: "missing",
    sql: [
      `delete from tributary.audit_entry where vendor_id = $1 and id = (${entryAt.replace("$2", "2")})`,
      `delete from tributary.audit_seal where vendor_id = $1 and seq = 2`,
    ],
    words: /Number 2 is missing: after 1 comes 3/,
  },
  {
    what: "an entry slipped in past the trigger",
    kind: "unsealed",
    sql: [
      `alter table tributary.audit_entry disable trigger audit_entry_sealed`,
      `insert into tributary.audit_entry select vendor_id, gen_random_uuid(), at, partner_id, person_id, actor_name, action, subject_kind, subject_id, detail from tributary.audit_entry where vendor_id = $1 and id = (${entryAt.replace("$2", "1")})`,
      `alter table tributary.audit_entry enable trigger audit_entry_sealed`,
    ],
    words: /1 entry without a seal/,
  },
  {
    what: "two entries that changed places",
    kind: "order",
    sql: [
      `update tributary.audit_seal set seq = seq + 100 where vendor_id = $1 and seq in (2, 3)`,
      `update tributary.audit_seal set seq = 105 - seq where vendor_id = $1 and seq > 100`,
    ],
    words: /Number 2 does not follow from number 1/,
  },
  {
    what: "a seal that was written anew",
    kind: "order",
    sql: [`update tributary.audit_seal set hash = sha256('x') where vendor_id = $1 and seq = 2`],
    words: /Number 2 does not follow/,
  },
  {
    what: "a beginning that was taken away",
    kind: "order",
    sql: [`delete from tributary.audit_seal where vendor_id = $1 and seq = 0`],
    words: /beginning/,
  },
];

test.each(tampering)("the owner's hand is found: $what", async ({ kind, sql, words }) => {
  const world = await aChain(4);
  await owner.query("begin");
  for (const statement of sql) {
    await owner.query(statement, statement.includes("$1") ? [world.vendorId] : []);
  }
  await owner.query("commit");
  const found = await verified(world);
  expect(found?.kind).toBe(kind);
  expect(found?.words).toMatch(words);
});

test("a tail cut off with its seals shows against a head noted earlier, and so does a chain written anew", async () => {
  const world = await aChain(4);
  const { head } = await verifyChain(world.vendorId);
  await deed(world, 5);
  expect((await verifyChain(world.vendorId, head)).break).toBeNull();

  await owner.query(
    `delete from tributary.audit_entry where vendor_id = $1 and id in
       (select entry_id from tributary.audit_seal where vendor_id = $1 and seq > 3)`,
    [world.vendorId],
  );
  await owner.query("delete from tributary.audit_seal where vendor_id = $1 and seq > 3", [
    world.vendorId,
  ]);
  expect(await verified(world)).toBeNull();
  expect((await verifyChain(world.vendorId, head)).break).toEqual({
    kind: "cut",
    words: "The chain ends at number 3, but number 4 was noted",
  });

  await deed(world, 6);
  expect((await verifyChain(world.vendorId, head)).break?.kind).toBe("order");
});

test("all vendors' chains are followed in one instant, each by its name", async () => {
  const world = await aChain(2);
  await owner.query("update tributary.audit_entry set action = 'x.y' where vendor_id = $1", [
    world.vendorId,
  ]);
  const whole = await aChain(3);
  const chains = await verifyAllChains(owner, new Map());
  const of = (vendorId: number) => chains.find((chain) => chain.vendorId === vendorId);
  expect(of(world.vendorId)).toMatchObject({
    name: "Halden Instruments",
    break: { kind: "changed" },
  });
  expect(of(whole.vendorId)).toMatchObject({ entries: 3n, break: null });
});
