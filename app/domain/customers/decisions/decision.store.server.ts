import { Prisma } from "#app/platform/db/generated/client.ts";
import type { DecisionKind, ProposalStatus } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  type Move,
  type Register,
  type Setting,
  slotOf,
  standingOf,
  type Told,
} from "./decision.ts";

export type NewDecision = {
  id: string;
  no: number;
  kind: DecisionKind;
  aboutId: string | null;
  note: string | null;
  evidence: Prisma.InputJsonValue;
  byId: string | null;
  byName: string;
  at: Date;
  moves: readonly Move[];
};

export async function nextNo(tx: ScopedTx): Promise<number> {
  const last = await tx.customerDecision.findFirst({
    where: { vendorId: tx.vendorId },
    orderBy: { no: "desc" },
    select: { no: true },
  });
  return (last?.no ?? 0) + 1;
}

/** As many rows as one statement takes. */
const BATCH = 2_000;

export async function insertDecision(tx: ScopedTx, { moves, ...decision }: NewDecision) {
  const { vendorId } = tx;
  await tx.customerDecision.createMany({ data: [{ vendorId, ...decision }] });
  const rows = moves.map((move) => ({
    ...{ vendorId, decisionId: decision.id, decisionNo: decision.no },
    ...move,
  }));
  for (let from = 0; from < rows.length; from += BATCH) {
    await tx.customerMove.createMany({ data: rows.slice(from, from + BATCH) });
  }
}

export async function insertTouches(
  tx: ScopedTx,
  decision: { id: string; no: number },
  customerIds: Iterable<string>,
) {
  const data = [...new Set(customerIds)].map((customerId) => ({
    ...{ vendorId: tx.vendorId, customerId, decisionId: decision.id, decisionNo: decision.no },
  }));
  if (data.length > 0) await tx.customerTouch.createMany({ data });
}

export const selectDecision = (tx: ScopedTx, id: string) =>
  tx.customerDecision.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      id: true,
      no: true,
      kind: true,
      aboutId: true,
      moves: {
        where: { vendorId: tx.vendorId },
        orderBy: [{ register: "asc" }, { subjectId: "asc" }, { aspect: "asc" }],
        select: { register: true, subjectId: true, aspect: true, before: true, after: true },
      },
    },
  });

type ToldRow = Omit<Told, "stands"> & {
  decisionId: string;
  register: Register;
  subjectId: string;
  aspect: string;
};

/** Every move there ever was of these subjects, with whether its decision stands; by what names each value. */
export async function selectMovesOf(
  tx: ScopedTx,
  subjectIds: readonly string[],
  register: Register | null = null,
): Promise<Map<string, Told[]>> {
  const rows = await tx.$queryRaw<ToldRow[]>`
    select m.decision_id as "decisionId", m.decision_no as no, m.register, m.subject_id as "subjectId", m.aspect,
           m.before, m.after
      from customer_move m
     where m.vendor_id = ${tx.vendorId}::int and m.subject_id = any(${[...new Set(subjectIds)]}::uuid[])
       and (${register}::text is null or m.register = ${register}::text)`;
  const stands = await selectStanding(tx, [...new Set(rows.map(({ decisionId }) => decisionId))]);
  const slots = new Map<string, Told[]>();
  for (const { decisionId, no, before, after, ...slot } of rows) {
    const told = { no, before, after, stands: stands.has(decisionId) };
    slots.set(slotOf(slot), [...(slots.get(slotOf(slot)) ?? []), told]);
  }
  return slots;
}

/** Which of these decisions stand. */
export async function selectStanding(tx: ScopedTx, ids: readonly string[]): Promise<Set<string>> {
  const select = { id: true, no: true, kind: true, aboutId: true } as const;
  const { vendorId } = tx;
  const all = { in: [...ids] };
  const [own, answers] = await Promise.all([
    tx.customerDecision.findMany({ where: { vendorId, id: all }, select }),
    tx.customerDecision.findMany({ where: { vendorId, aboutId: all }, select }),
  ]);
  return standingOf([...own, ...answers]);
}

/** What holds today of each of the given, as the tables say it; registers of other rooms have nothing before. */
export async function selectValues(
  tx: ScopedTx,
  settings: readonly Setting[],
): Promise<Map<string, string | null>> {
  const values = new Map<string, string | null>();
  for (const [register, rows] of group(settings)) {
    const ids = rows.map(({ subjectId }) => subjectId);
    const known = await valuesOf(tx, register, ids);
    for (const row of rows) values.set(slotOf(row), known.get(row.subjectId) ?? null);
  }
  return values;
}

export function group(settings: readonly Setting[]): Map<Register, Setting[]> {
  const groups = new Map<Register, Setting[]>();
  for (const each of settings) {
    groups.set(each.register, [...(groups.get(each.register) ?? []), each]);
  }
  return groups;
}

/** Where each register is kept. Locked values are in the log alone, protections in the deals' own room. */
const kept = {
  party: { table: "reported_party", value: Prisma.sql`coalesce(home_id, customer_id)` },
  merged: { table: "customer", value: Prisma.sql`merged_into_id` },
  parent: { table: "customer", value: Prisma.sql`own_parent_id` },
  identifier: { table: "customer_identifier", value: Prisma.sql`coalesce(home_id, customer_id)` },
  proposal: { table: "match_proposal", value: Prisma.sql`status` },
} as const;

async function valuesOf(tx: ScopedTx, register: Register, ids: readonly string[]) {
  if (!(register in kept)) return new Map<string, string | null>();
  const { table, value } = kept[register as keyof typeof kept];
  const rows = await tx.$queryRaw<{ id: string; value: string | null }[]>`
    select id, ${value}::text as value from ${Prisma.raw(table)}
     where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.value]));
}

/** Writes what was decided to where it is kept. Where things then point is worked out from it. */
export async function writeValues(
  tx: ScopedTx,
  settings: readonly Setting[],
  by: { name: string; at: Date },
) {
  for (const [register, rows] of group(settings)) {
    const ids = rows.map(({ subjectId }) => subjectId);
    const values = rows.map(({ value }) => value);
    const set = setting(register, by);
    if (!set) continue;
    await tx.$executeRaw`
      update ${Prisma.raw(set.table)} t set ${set.sql}
        from unnest(${ids}::uuid[], ${values}::text[]) as v (id, value)
       where t.vendor_id = ${tx.vendorId}::int and t.id = v.id`;
  }
}

function setting(register: Register, by: { name: string; at: Date }) {
  const sql: Partial<Record<Register, Prisma.Sql>> = {
    party: Prisma.sql`first_id = coalesce(t.first_id, t.home_id, t.customer_id), home_id = v.value::uuid`,
    merged: Prisma.sql`merged_into_id = v.value::uuid`,
    parent: Prisma.sql`own_parent_id = v.value::uuid`,
    identifier: Prisma.sql`home_id = v.value::uuid`,
    proposal: Prisma.sql`
      status = v.value::proposal_status,
      decided_by = case when v.value <> 'open' then ${by.name}::text end,
      decided_at = case when v.value <> 'open' then ${by.at}::timestamptz end`,
  };
  const found = sql[register];
  return found && register in kept
    ? { table: kept[register as keyof typeof kept].table, sql: found }
    : null;
}

/** How a proposed match is answered. */
export type Answer = Exclude<ProposalStatus, "open">;
