import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { askAboutPerson } from "#app/domain/privacy/ask-about-person.server.ts";
import { confirmErasure, erase } from "#app/domain/privacy/erase-person.server.ts";
import { exportPerson } from "#app/domain/privacy/export-person.server.ts";
import { readRequest } from "#app/domain/privacy/read-request.server.ts";
import { nobodys } from "#app/domain/privacy/register/nobodys.ts";
import { register } from "#app/domain/privacy/register/register.ts";
import { search } from "#app/domain/privacy/search-person.server.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { verifyChain } from "#app/platform/audit/verify-chain.server.ts";
import { refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { packed } from "#app/platform/files/rows-in-pieces.ts";
import { fileAsSent } from "#app/routes/submission-file.server.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const at = new Date("2026-05-01T09:00:00Z");
const MAIL = "anna.berg@acme.example";
const asked = { mail: MAIL, name: "Anna Berg" };

test("every column of text is registered, as a person's or as nobody's", async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'tributary' and udt_name in ('text', 'varchar', 'json', 'jsonb', 'bytea', '_text', 'inet')`);
  const known = new Set(
    register.flatMap(({ table, holds, none }) =>
      [...Object.values(holds).flat(), ...none].map((column) => `${table}.${column}`),
    ),
  );
  const tables = new Set(Object.keys(nobodys));
  const strange = rows
    .map(({ name }) => name)
    .filter((name) => !known.has(name) && !tables.has(name.split(".")[0] ?? ""));
  expect(strange).toEqual([]);
  const real = new Set(rows.map(({ name }) => name));
  expect([...known].filter((name) => !real.has(name))).toEqual([]);
});

test("the function that takes words out may write the columns of the register and no others", async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.column_privileges
     where grantee = 'tributary_privacy' and privilege_type = 'UPDATE' and table_schema = 'tributary'`);
  const expected = register.flatMap(({ table, holds }) =>
    Object.values(holds)
      .flat()
      .map((column) => `${table}.${column}`),
  );
  expected.push("audit_entry.cleared_by", "submission.withheld_at", "submission_text.rows");
  expect(rows.map(({ name }) => name).sort()).toEqual(expected.sort());
});

const note = `Spoke with Anna Berg (${MAIL})`;
const written: Record<string, unknown> = {
  name: "Anna Berg",
  mail: MAIL,
  address: MAIL,
  phone: "+47 22 86 44 00",
  title: "Buyer of Anna Berg",
  text: note,
  json: { said: [note, MAIL] },
};

/** Writes her into every column of the planted rows that may hold somebody, by the one way past their guards. */
async function annaEverywhere({ vendorId, system, admin }: World) {
  const { rows } = await packed(2, ["INV-1;Acme;Anna Berg", "INV-2;Acme;Nobody"]);
  await owner.query("update tributary.submission_text set rows = $2 where vendor_id = $1", [
    vendorId,
    rows,
  ]);
  const way = await askAboutPerson(admin, { mail: "nobody@acme.example", name: "" }, at);
  await owner.query("update tributary.privacy_request set state = 'erasing' where id = $1", [way]);
  const write = (tx: ScopedTx, table: string, which: object, becomes: object) =>
    tx.query(
      Prisma.sql`select privacy.rewrite(${way}::uuid, ${table}, ${JSON.stringify({ vendor_id: vendorId, ...which })}::jsonb,
                                        '{}'::jsonb, ${JSON.stringify(becomes)}::jsonb)`,
    );
  for (const { table, holds } of register.filter((held) => held.table !== "audit_entry")) {
    for (const [kind, columns] of Object.entries(holds)) {
      for (const column of kind in written ? columns : []) {
        // What is empty stays so where the column may mention anybody.
        const mentions = kind === "text" || kind === "json";
        const { rows: said } = await owner.query<{ value: unknown }>(
          `select distinct to_jsonb("${column}") as value from tributary.${table} where vendor_id = $1`,
          [vendorId],
        );
        await withScope(system, async (tx) => {
          const becomes = { [column]: written[kind] };
          if (!mentions) return write(tx, table, {}, becomes);
          for (const { value } of said.filter((each) => each.value !== null))
            await write(tx, table, { [column]: value }, becomes);
        });
      }
    }
  }
  await owner.query("delete from tributary.privacy_request where id = $1", [way]);
  await owner.query(
    "update tributary.customer set kind = 'person', name = 'Anna Berg', street = 'Torggata 1' where vendor_id = $1",
    [vendorId],
  );
  await owner.query(
    "update tributary.reported_party set name = 'Anna Berg', name_key = 'anna berg' where vendor_id = $1",
    [vendorId],
  );
  await owner.query("update tributary.deal set customer_name = 'Anna Berg' where vendor_id = $1", [
    vendorId,
  ]);
  await withScope(system, (tx) =>
    audit(
      tx,
      system,
      "person.invited",
      { kind: "invitation", id: "1" },
      { email: MAIL, role: "finance" },
    ),
  );
}

/** Every row of a vendor as text, by table. */
async function rowsOf(vendorId: number) {
  const { rows: tables } = await owner.query<{ name: string }>(`
    select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'vendor_id'
     where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const told = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from tributary.${name} t where vendor_id = $1 order by 1`,
      [vendorId],
    );
    told.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return told;
}

const figures = ["revenue_fact", "ledger_entry", "deal_line", "inventory_line", "forecast_line"];

test("an erasure reaches every column that may hold somebody, and no figure", async () => {
  const world = await aWorld();
  const stranger = await aWorld();
  await plantOneOfEach(world);
  await annaEverywhere(world);
  const before = await rowsOf(world.vendorId);
  const id = await askAboutPerson(world.admin, asked, at);
  await search(world.vendorId, id);
  const found = await readRequest(world.admin, id);
  expect(found?.state).toBe("found");

  // Of what is a partner's own business the vendor reads that there is something, and not what.
  const draft = found?.groups.find(({ table }) => table === "deal_draft");
  expect(draft?.items.map(({ value }) => value)).toEqual(expect.arrayContaining(["Named here"]));
  const file = await exportPerson(world.admin, new Request("http://x/y.json"), id, at);
  const written = await file?.json();
  expect(JSON.stringify(written.held)).toContain(MAIL);
  expect(written.held.length).toBeGreaterThan(40);

  // Nothing of it is another vendor's.
  expect(await readRequest(stranger.admin, id)).toBeNull();
  expect(await confirmErasure(stranger.admin, id, at)).toEqual({ ok: false, reason: "gone" });

  expect(await confirmErasure(world.admin, id, at)).toEqual({ ok: true });
  await erase(world.vendorId, id);
  const erased = await readRequest(world.admin, id);
  expect(erased).toMatchObject({ state: "erased", asked: null });
  expect(await confirmErasure(world.admin, id, at)).toEqual({ ok: false, reason: "already" });

  const after = await rowsOf(world.vendorId);
  for (const [table, rows] of after) {
    expect(
      rows.filter((row) => /anna|berg@acme|22 86 44 00|Torggata/i.test(row)),
      table,
    ).toEqual([]);
  }
  for (const table of figures) expect(after.get(table), table).toEqual(before.get(table));
  const grows = new Set([
    "privacy_request",
    "privacy_sighting",
    "privacy_suppressed",
    "audit_entry",
    "audit_seal",
  ]);
  const shrinks = new Set(["party_key", "customer_identifier", "customer_value"]);
  for (const [table, rows] of before) {
    if (grows.has(table) || shrinks.has(table)) continue;
    expect(after.get(table)?.length, table).toBe(rows.length);
  }
  const [submission] = after.get("submission") ?? [];
  const kept = JSON.parse(submission ?? "{}");
  expect(kept.withheld_at).not.toBeNull();
  for (const actor of [world.admin, world.adaAdmin]) {
    await expect(fileAsSent(actor, kept.id)).rejects.toMatchObject({ init: { status: 410 } });
  }
  expect(JSON.parse(after.get("deal")?.[0] ?? "{}").contact_name).toBe("Erased contact");

  // The trail says that it happened, holds its seals, and is broken by whoever uses the same way without a word.
  expect((await verifyChain(world.vendorId)).break).toBeNull();
  await owner.query(
    `update tributary.audit_entry set actor_name = 'Nobody', cleared_by = $2
      where vendor_id = $1 and action = 'privacy.asked'`,
    [world.vendorId, id],
  );
  expect((await verifyChain(world.vendorId)).break?.kind).toBe("changed");
});

test("nothing is rewritten but for a confirmed erasure, by the portal", async () => {
  const world = await aWorld();
  const id = await askAboutPerson(world.admin, asked, at);
  const attempt = (actor: World["admin"], call: string) =>
    withScope(actor, (tx) => tx.$queryRawUnsafe(call)).then(
      () => null,
      (error: unknown) => refusedByGuard(error) || refusedByScope(error),
    );
  const call = `select privacy.rewrite('${id}', 'deal', '{"id": "${id}"}', '{}', '{"contact_name": "X"}')`;
  expect(await attempt(world.system, call)).toBe(true);
  await owner.query("update tributary.privacy_request set state = 'erasing' where id = $1", [id]);
  expect(await attempt(world.admin, call)).toBe(true);
  expect(await attempt(world.system, call)).toBeNull();
  const figure = `select privacy.rewrite('${id}', 'revenue_fact', '{"id": "${id}"}', '{}', '{"quantity": 1}')`;
  expect(await attempt(world.system, figure)).toBe(true);
  const clear = `select privacy.clear_audit('${id}', now(), 1)`;
  expect(await attempt(world.admin, clear)).toBe(true);
  expect(
    await attempt(
      { ...world.system, role: "finance" },
      `select privacy.clear_audit('${id}', now(), 1)`,
    ),
  ).toBe(true);
});
