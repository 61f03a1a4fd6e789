import type pg from "pg";

import { hashPassword } from "#app/domain/identity/password/password.server.ts";
import { ProgramRules, rulesToJson } from "#app/domain/programs/program-rules.ts";

import { dealStatements } from "./fill-deals.ts";
import { keyFunction, password, vendorId, worldStatements } from "./fill-world.ts";

const bulk = [
  "customer",
  "customer_identifier",
  "reported_party",
  "deal",
  "deal_line",
  "deal_event",
  "protection",
  "submission",
  "revenue_fact",
  "ledger_entry",
];

/** Fills an empty, prepared database with one vendor's business, by the owner and past every policy. */
export async function fillDatabase(owner: pg.Client, deals: number): Promise<void> {
  const passwordHash = await hashPassword(password);
  const rules = JSON.stringify(rulesToJson(ProgramRules.parse({})));
  await owner.query("set search_path = tributary, public");
  await owner.query("set synchronous_commit = off");
  await owner.query("set work_mem = '256MB'");
  await owner.query("set maintenance_work_mem = '512MB'");
  await owner.query(keyFunction);
  await owner.query("begin");
  // The guards let the portal itself through.
  await owner.query("select scope.enter($1, 'vendor', null, null, '{}', '{}', null, 'system')", [
    vendorId,
  ]);
  for (const statement of worldStatements(deals, passwordHash, rules)) await owner.query(statement);
  await owner.query("commit");
  const complete = await takeApart(owner, bulk);
  for (const statement of dealStatements(deals, rules)) {
    await owner.query(statement, statement.includes("$1") ? [new Date()] : []);
  }
  await complete();
  await owner.query("drop table plan");
  for (const table of [...bulk, "partner", "membership", "person"]) {
    await owner.query(`vacuum analyze ${table}`);
  }
  await owner.query("checkpoint").catch(() => undefined);
}

type Constraint = { name: string; relation: string; definition: string };

/**
 * Row by row, indexes, foreign keys, exclusions and guards would take most of the time, so they are taken away and put back:
 * the same as a restore does.
 */
export async function takeApart(
  owner: pg.Client,
  tables: readonly string[] = bulk,
): Promise<() => Promise<void>> {
  const { rows: constraints } = await owner.query<Constraint>(
    `select conname as name, conrelid::regclass::text as relation, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype in ('f', 'x') and conrelid = any($1::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = any($1::regclass[]) and not indisunique
        and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name, relation } of constraints) {
    await owner.query(`alter table ${relation} drop constraint ${name}`);
  }
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  for (const table of tables) await owner.query(`alter table ${table} disable trigger user`);
  return async () => {
    for (const { definition } of indexes) await owner.query(definition);
    for (const table of tables) await owner.query(`analyze ${table}`);
    for (const table of tables) await owner.query(`alter table ${table} enable trigger user`);
    for (const { name, relation, definition } of constraints) {
      await owner.query(`alter table ${relation} add constraint ${name} ${definition}`);
    }
  };
}
