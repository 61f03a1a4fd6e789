import { expect, test } from "vitest";
import type { DealStatus } from "#app/domain/deals/deal.ts";
import { type DealField, dealFields, openColumns } from "#app/domain/deals/deal-fields.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { DealStatus as statuses } from "#app/platform/db/generated/enums.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { attempt, Undone } from "#tests/support/attempt.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const all = Object.values(statuses) as DealStatus[];

const change = (actor: Actor, id: string, data: Prisma.DealUncheckedUpdateManyInput) =>
  attempt(actor, (tx) => tx.deal.updateMany({ where: { vendorId: tx.vendorId, id }, data }));

/** A deal put where it is said to be by the portal itself, with the fields the vendor asked for. */
async function aDealIn(world: World, status: DealStatus, asked: DealField[] = []) {
  const id = await aRegistration(world.ada, { products: [world.sentry] });
  const to = (data: Prisma.DealUncheckedUpdateManyInput) => change(world.system, id, data);
  if (status === "withdrawn") await change(world.ada, id, { status });
  else if (["won", "lost", "expired", "revoked", "approved"].includes(status)) {
    await approveDeal(world.manager, { dealId: id, note: null, freeOnly: false }, thursday);
    if (status !== "approved") await to({ status });
  } else if (status !== "submitted") await to({ status, askedFields: asked });
  const { status: now } = await withScope(world.system, (tx) =>
    tx.deal.findFirstOrThrow({ where: { vendorId: tx.vendorId, id }, select: { status: true } }),
  );
  expect(now).toBe(status);
  return id;
}

/** Something else in each column that a partner could try to write. */
const other = {
  customer_name: "Somebody Else",
  contact_name: "Somebody",
  contact_email: "somebody@else.example",
  contact_phone: "1",
  work_done: "All of it",
  reference: "X-1",
  stage: "committed",
  close_day: "2027-01-01",
  currency: "USD",
  value_minor: "1",
  rules: '{"protectionDays": 3650}',
  program_version_id: newId(),
  submitted_at: "2030-01-01",
  decide_by: "2030-01-01",
  decided_at: "2030-01-01",
  decider_name: "Somebody",
  decision_note: "Fine",
  protected_until: "2031-01-01",
  registration: "9",
  asked_fields: "{lines}",
  closure: "converted",
  party_id: newId(),
  owner_name: "Somebody",
};

/** What the partner's role may write in SQL, column by column. */
async function writable(actor: Actor, id: string): Promise<string[]> {
  const open: string[] = [];
  for (const [column, value] of Object.entries(other)) {
    const [type] = await withScope(
      actor,
      (tx) => tx.$queryRaw<{ type: string }[]>`
        select format_type(atttypid, atttypmod) as type from pg_attribute
         where attrelid = 'tributary.deal'::regclass and attname = ${column}`,
    );
    const outcome = await attempt(actor, async (tx) => {
      const set = Prisma.raw(`"${column}" = '${value}'::${type?.type}`);
      const count = await tx.$executeRaw`
        update deal set ${set} where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid`;
      throw new Undone(count);
    });
    if (outcome === 1) open.push(column);
  }
  return open.sort();
}

test.each([
  ["submitted", []],
  ["in_review", []],
  ["info_requested", []],
  ["info_requested", ["workDone", "lines"]],
  ["info_requested", ["name", "contact"]],
  ["approved", []],
  ["rejected", []],
  ["withdrawn", []],
  ["won", []],
  ["lost", []],
  ["expired", []],
  ["revoked", []],
] as [DealStatus, DealField[]][])(
  "in SQL, a partner writes of a deal that is %s (asked: %s) exactly the columns that are open",
  async (status, asked) => {
    const world = await aWorld();
    const id = await aDealIn(world, status, asked);
    const expected = openColumns(status, status, asked);
    expect(await writable(world.ada, id)).toEqual(
      Object.keys(other)
        .filter((column) => expected.has(column))
        .sort(),
    );
  },
  30_000,
);

test("the database opens the columns that the rules do, for every move and every question", async () => {
  const { admin } = await aWorld();
  const questions: DealField[][] = [[], ...dealFields.map((field) => [field]), [...dealFields]];
  const asked = all.flatMap((from) =>
    all.flatMap((to) => questions.map((fields) => ({ from, to, fields }))),
  );
  const rows = await withScope(
    admin,
    (tx) => tx.$queryRaw<
      { from: DealStatus; to: DealStatus; fields: DealField[]; open: string[] }[]
    >`
      select q->>'from' as "from", q->>'to' as "to", q->'fields' as fields,
             tributary.deal_open_columns(q->>'from', q->>'to',
               array(select jsonb_array_elements_text(q->'fields'))) as open
        from jsonb_array_elements(${JSON.stringify(asked)}::jsonb) q`,
  );
  expect(rows).toHaveLength(asked.length);
  const differing = rows.filter(({ from, to, fields, open }) => {
    const expected = [...openColumns(from, to, fields)].sort();
    return JSON.stringify([...new Set(open)].sort()) !== JSON.stringify(expected);
  });
  expect(differing).toEqual([]);
});
