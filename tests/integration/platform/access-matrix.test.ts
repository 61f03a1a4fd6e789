import { randomUUID } from "node:crypto";

import pg from "pg";
import { expect, test } from "vitest";

import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

/**
 * Role by table by operation, as the database decides it, on one row of Ada's in every table.
 * Vendor: A administrator, M channel manager, S channel operations, F finance, Y the portal itself.
 * Ada: a administrator, s sales, o operations, p planner. Others: d North (linked to Ada), b Bob, t the supplier
 * of the product. Another vendor's administrator is in no cell, and every test tries that it is not.
 */
const matrix: Record<string, { read: string; add: string; change: string; remove: string }> = {
  vendor: { read: "AMSFYasopdbt", add: "AY", change: "AY", remove: "" },
  membership: { read: "AMSFYasop", add: "AMYa", change: "AMYa", remove: "" },
  // The one of the row has a partner on it, which a key says after the policies.
  tier: { read: "AMSFYasopdbt", add: "AY", change: "AY", remove: "AY" },
  partner: { read: "AMSFYasopd", add: "AMY", change: "AMY", remove: "Y" },
  // The row is live, and a link begins with a proposal: only the portal loads one as it is.
  partner_link: { read: "AMSFYasopd", add: "Y", change: "AMYad", remove: "Y" },
  agreement: { read: "AMSFYasop", add: "AMY", change: "AMY", remove: "" },
  partner_application: { read: "AMSY", add: "Y", change: "AMY", remove: "" },
  application_note: { read: "AMSY", add: "AMY", change: "", remove: "" },
  holiday: { read: "AMSFYasopdbt", add: "AY", change: "", remove: "AY" },
  product_family: { read: "AMSFYasopdbt", add: "ASY", change: "ASY", remove: "" },
  product: { read: "AMSFYasopdbt", add: "ASY", change: "ASY", remove: "Y" },
  price: { read: "AMSFYasopdb", add: "ASY", change: "ASY", remove: "Y" },
  customer: { read: "AMSFY", add: "AMSY", change: "AMSY", remove: "" },
  customer_identifier: { read: "AMSFY", add: "AMSY", change: "AMSY", remove: "ASY" },
  reported_party: { read: "AMSFYasop", add: "AMSY", change: "ASY", remove: "" },
  party_key: { read: "AMSFY", add: "AMSY", change: "", remove: "Y" },
  match_rule: { read: "AMSFY", add: "ASY", change: "ASY", remove: "" },
  match_rarity: { read: "AMSFY", add: "Y", change: "Y", remove: "" },
  match_proposal: { read: "AMSFY", add: "AMSY", change: "ASY", remove: "" },
  // What was decided is written by the portal, and by nobody changed.
  customer_decision: { read: "AMSFY", add: "Y", change: "", remove: "" },
  customer_move: { read: "AMSFY", add: "Y", change: "", remove: "" },
  customer_touch: { read: "AMSFY", add: "Y", change: "", remove: "" },
  customer_value: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  // Kept by the database for whoever may change a customer.
  customer_ancestor: { read: "AMSFY", add: "AMSY", change: "", remove: "AMSY" },
  customer_record: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  program: { read: "AMSFYasopdbt", add: "AY", change: "AY", remove: "" },
  program_version: { read: "AMSFYasopdbt", add: "AY", change: "", remove: "" },
  program_draft: { read: "AMSFY", add: "AY", change: "AY", remove: "AY" },
  approval_chain: { read: "AMSFY", add: "AY", change: "AY", remove: "AY" },
  approval_step: { read: "AMSFYasop", add: "Y", change: "AMY", remove: "Y" },
  delegation: { read: "AMSFY", add: "AMY", change: "AMY", remove: "" },
  deal: { read: "AMSFYasopd", add: "AMYas", change: "AMYas", remove: "" },
  // A form that was not handed in is its partner's alone.
  deal_draft: { read: "Yas", add: "Yas", change: "Yas", remove: "Yas" },
  deal_mailbox: { read: "Yas", add: "Ya", change: "Ya", remove: "" },
  deal_line: { read: "AMSFYasopd", add: "AMY", change: "", remove: "AMY" },
  deal_event: { read: "AMSFYasopd", add: "AMYas", change: "", remove: "" },
  // Asked of a deal that waits for nobody yet, which its partner changes itself: only the portal loads one as it is.
  deal_request: { read: "AMSFYasop", add: "Y", change: "AMYas", remove: "" },
  protection: { read: "AMSFYasop", add: "AMY", change: "AMY", remove: "" },
  // Said by the manager; what was said can only be taken back.
  deal_comment: { read: "AMSFYasop", add: "MY", change: "", remove: "" },
  deal_note: { read: "AMSFY", add: "MY", change: "", remove: "" },
  deal_file: { read: "AMSFYasop", add: "MY", change: "", remove: "" },
  deal_member: { read: "AMSFYasop", add: "Yas", change: "Yas", remove: "Yas" },
  // Ada reads what it was asked itself, and of the dispute nothing.
  dispute: { read: "AMSFY", add: "AMY", change: "AMY", remove: "" },
  dispute_side: { read: "AMSFYasop", add: "AMY", change: "AMY", remove: "" },
  dispute_evidence: { read: "AMSFYasop", add: "Ys", change: "", remove: "" },
  // Whose it is stands in it: no partner reads one, and nobody but the portal writes one.
  deal_conflict: { read: "AMSFY", add: "Y", change: "Y", remove: "" },
  deal_outcome: { read: "AMSFY", add: "Y", change: "Y", remove: "" },
  direct_engagement: { read: "AMSFY", add: "AMY", change: "AMY", remove: "" },
  forecast: { read: "AMSFYasop", add: "Yaop", change: "", remove: "" },
  // A publication is complete when it is made: nobody adds to one afterwards.
  forecast_line: { read: "AMSFYasop", add: "", change: "", remove: "" },
  forecast_current: { read: "AMSFYasop", add: "Yaop", change: "Yaop", remove: "Y" },
  forecast_customer: { read: "AMSFYasop", add: "Y", change: "", remove: "" },
  consensus: { read: "AMSFYt", add: "Y", change: "Y", remove: "Y" },
  inventory_line: { read: "AMSFYasop", add: "Y", change: "Y", remove: "" },
  revenue_fact: { read: "AMSFYasop", add: "Y", change: "Y", remove: "" },
  ledger_entry: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  echo_decision: { read: "AMSFY", add: "Y", change: "Y", remove: "" },
  ledger_due: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  ledger_state: { read: "Y", add: "Y", change: "", remove: "Y" },
  ledger_reporter: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  ledger_sum: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  ledger_year: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  channel_cost: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  channel_cost_share: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  standard_cost: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  spend_estimate: { read: "AMSFY", add: "AMSFY", change: "AMSFY", remove: "" },
  worth_setting: { read: "AMSFY", add: "AY", change: "AY", remove: "" },
  worth_run: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  customer_worth: { read: "AMSFY", add: "Y", change: "", remove: "Y" },
  // The row is an invitation by the vendor, so only the vendor's side can add its like.
  joint_account: { read: "AMSFYasop", add: "AMY", change: "AMYas", remove: "" },
  joint_grant: { read: "AMSFYasop", add: "AMY", change: "AMY", remove: "" },
  joint_member: { read: "AMSFYasop", add: "AMY", change: "", remove: "AMY" },
  joint_contact: { read: "AMSFY", add: "AMY", change: "", remove: "AMY" },
  joint_reading: { read: "AMSFYasop", add: "M", change: "", remove: "" },
  submission: { read: "AMSFYasop", add: "ASFYaop", change: "Y", remove: "" },
  submission_row: { read: "AMSFYasop", add: "Y", change: "Y", remove: "Y" },
  submission_text: { read: "AMSFYasop", add: "Y", change: "", remove: "Y" },
  submission_place: { read: "AMSFYasop", add: "Y", change: "", remove: "Y" },
  x12_control: { read: "AMSFYasop", add: "Y", change: "Y", remove: "" },
  record_word: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  exchange_rate: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  staging_row: { read: "Y", add: "Y", change: "Y", remove: "Y" },
  intake_setting: { read: "AMSFYasop", add: "ASY", change: "ASY", remove: "" },
  intake_memory: { read: "AMSFYasop", add: "ASFYao", change: "ASFYao", remove: "ASFYao" },
  part_alias: { read: "AMSFYasop", add: "ASFYaop", change: "ASFYaop", remove: "ASFYaop" },
  reporting_agreement: { read: "AMSFYasop", add: "AMY", change: "AMY", remove: "AMY" },
  reporting_period: { read: "AMSFYasop", add: "Y", change: "Y", remove: "Y" },
  zero_report: { read: "AMSFYasop", add: "Yaop", change: "Yaop", remove: "" },
  reported_day: { read: "AMSFYasop", add: "Y", change: "", remove: "Y" },
  audit_entry: { read: "AMSFYasop", add: "AMSFYasop", change: "", remove: "" },
  // What is held about a person is the administrators' business.
  privacy_request: { read: "AY", add: "AY", change: "AY", remove: "Y" },
  privacy_sighting: { read: "AY", add: "Y", change: "Y", remove: "Y" },
  privacy_suppressed: { read: "AY", add: "Y", change: "", remove: "" },
  privacy_retention: { read: "AY", add: "AY", change: "AY", remove: "" },
  // Written by the database itself when an entry is committed.
  audit_seal: { read: "AMSFY", add: "", change: "", remove: "" },
  invitation: { read: "AMYa", add: "AMYa", change: "AMYa", remove: "" },
  // A partner's keys and endpoints are its own business.
  api_key: { read: "Ya", add: "Ya", change: "Ya", remove: "" },
  api_idempotency: { read: "Y", add: "Y", change: "Y", remove: "Y" },
  webhook_endpoint: { read: "Ya", add: "Ya", change: "Ya", remove: "" },
  webhook_delivery: { read: "Ya", add: "Ya", change: "Ya", remove: "Y" },
  webhook_attempt: { read: "Ya", add: "Y", change: "", remove: "Y" },
  // Everybody's own, whatever the role; the row is Ada's.
  notification: { read: "Ysop", add: "Y", change: "Ysop", remove: "Y" },
  notification_choice: { read: "Ysop", add: "Ysop", change: "Ysop", remove: "" },
  saved_view: { read: "Ysop", add: "Ysop", change: "Ysop", remove: "Ysop" },
  deal_notice: { read: "AMSFY", add: "Y", change: "", remove: "" },
  // Which customer a partner waits for is the vendor's knowledge.
  protection_wait: { read: "AMSFY", add: "Y", change: "Y", remove: "Y" },
  mail: { read: "AY", add: "AMSFYasop", change: "Y", remove: "Y" },
};

const everybody = (world: World, stranger: World): Record<string, Actor> => ({
  A: world.admin,
  M: world.manager,
  S: world.steward,
  F: world.finance,
  Y: world.system,
  a: world.adaAdmin,
  s: world.ada,
  o: withRole(world.ada, "operations"),
  p: withRole(world.ada, "planner"),
  d: withRole(world.north, "partner_admin"),
  b: withRole(world.bob, "partner_admin"),
  t: withRole(world.supply, "partner_admin"),
  "another vendor": stranger.admin,
});

/** Tries a statement, undoes it, and answers with how many rows it met or with what refused it. */
const trying = Prisma.sql`
  create function pg_temp.tried(statement text, out met int, out code text, out reason text) language plpgsql as $$
  declare
    undo constant text := 'UNDO1';
  begin
    begin
      execute statement;
      get diagnostics met = row_count;
      raise exception using errcode = undo;
    exception when others then
      if sqlstate <> undo then code := sqlstate; reason := sqlerrm; end if;
    end;
  end $$`;

type Attempt = { table: string; operation: string; met: number; code: string; reason: string };

/** Only the database's answer counts. */
function isAllowed({ table, operation, met, code, reason }: Attempt): boolean {
  if (!code) return met > 0;
  const [scope, guard] = ["42501", "P0403"];
  if (code === scope || code === guard) return false;
  // Keys and constraints speak only after the policies have let the row through.
  if (code.startsWith("23")) return true;
  throw new Error(`${operation} ${table}: ${code} ${reason}`);
}

type Row = Record<string, unknown>;

function statements(table: string, row: Row) {
  const name = `tributary.${table}`;
  const named = row.id ? ` and id = ${pg.escapeLiteral(String(row.id))}` : "";
  const own = `vendor_id = ${Number(row.vendor_id)}${named}`;
  const copy = JSON.stringify({ ...row, ...(row.id ? { id: randomUUID() } : {}) });
  return {
    read: `select from ${name} where ${own}`,
    add: `insert into ${name} select * from jsonb_populate_record(null::${name}, ${pg.escapeLiteral(copy)})`,
    change: `update ${name} set vendor_id = vendor_id where ${own}`,
    remove: `delete from ${name} where ${own}`,
  };
}

class Undo extends Error {}

/** All that somebody might try on these rows, in one transaction that leaves nothing behind. */
async function attempts(actor: Actor, rows: Record<string, Row>): Promise<Attempt[]> {
  const all = Object.entries(rows).flatMap(([table, row]) =>
    Object.entries(statements(table, row)).map(([operation, sql]) => ({ table, operation, sql })),
  );
  let answers: Attempt[] = [];
  const work = withScope(actor, async (tx) => {
    await tx.$executeRaw(trying);
    answers = await tx.$queryRaw<Attempt[]>`
      select "table", operation, met, code, reason
        from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as a("table" text, operation text, sql text),
             pg_temp.tried(a.sql)`;
    throw new Undo();
  });
  await work.catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return answers;
}

const tried = Promise.all([aWorld(), aWorld()]).then(async ([world, stranger]) => {
  await plantOneOfEach(stranger);
  const rows = await plantOneOfEach(world);
  const allowed: Record<string, Record<string, string>> = {};
  for (const table of Object.keys(rows)) {
    allowed[table] = { read: "", add: "", change: "", remove: "" };
  }
  for (const [letter, actor] of Object.entries(everybody(world, stranger))) {
    for (const attempt of await attempts(actor, rows)) {
      const cells = allowed[attempt.table];
      if (cells && isAllowed(attempt)) cells[attempt.operation] += letter;
    }
  }
  return allowed;
});

test("the matrix names every table that belongs to a vendor", async () => {
  expect(Object.keys(await tried).sort()).toEqual(Object.keys(matrix).sort());
});

test.each(Object.keys(matrix))("%s", async (table) => {
  expect((await tried)[table]).toEqual(matrix[table]);
});
