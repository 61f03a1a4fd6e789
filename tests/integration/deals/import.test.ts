import { expect, test } from "vitest";

import { findDraft, listDrafts } from "#app/domain/deals/drafts/drafts.server.ts";
import type { DealPlan, PlannedRow } from "#app/domain/deals/import/deal-plan.ts";
import { errorsCsv, templateCsv } from "#app/domain/deals/import/errors-csv.ts";
import { planImport } from "#app/domain/deals/import/plan-import.server.ts";
import { runImport } from "#app/domain/deals/import/run-import.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { thursday } from "#tests/support/a-registration.ts";
import { aWorld } from "#tests/support/world.ts";

const head =
  "Company;Website;City;Country;Contact;SKU;Qty;Close date;Opportunity;Notes;Stage;Currency";
const row = (
  name: string,
  reference: string,
  change: Partial<{ part: string; qty: string }> = {},
) =>
  `${name};${name.toLowerCase()}.example;Leeds;UK;Claire Dunn;"${change.part ?? "HI-4210"}";` +
  `"${change.qty ?? "10"}";22.05.2026;${reference};Site survey;;`;
const file = (...rows: string[]) => Buffer.from(["My pipeline", head, ...rows].join("\r\n"));

async function planned(actor: PartnerActor, content: Uint8Array) {
  const plan = await planImport(actor, content, thursday);
  if (!plan.ok) throw new Error(plan.problem);
  return plan;
}
const verdicts = ({ rows }: Extract<DealPlan, { ok: true }>) => rows.map((each) => each.verdict);
const wordsOf = (each: PlannedRow | undefined) =>
  each?.verdict === "wrong" ? each.errors.map(({ column, words }) => [column, words]) : [];
const dealsOf = (actor: PartnerActor) =>
  withScope(actor, (tx) =>
    tx.deal.findMany({ where: { vendorId: tx.vendorId }, orderBy: { customerName: "asc" } }),
  );

test("good rows are registered, wrong ones are named by row and column, and the same file doubles nothing", async () => {
  const { ada } = await aWorld();
  const content = file(
    row("Aldous", "O-1"),
    row("Bertram", "O-2", { part: "HI-4210; HI-7710", qty: "3; 4" }),
    row("Corvin", "O-3", { part: "HI-9999" }),
  );
  const plan = await planned(ada, content);
  expect(verdicts(plan)).toEqual(["good", "good", "wrong"]);
  expect(plan.rows.map(({ rowNo }) => rowNo)).toEqual([3, 4, 5]);
  expect(wordsOf(plan.rows[2])).toEqual([["Part number", "Not on sale in this currency"]]);

  const done = await runImport(ada, plan.rows, "deals", thursday);
  expect(done.map(({ became }) => became)).toEqual(["deal", "deal", "nothing"]);
  expect((await dealsOf(ada)).map((deal) => [deal.customerName, deal.reference])).toEqual([
    ["Aldous", "O-1"],
    ["Bertram", "O-2"],
  ]);

  const again = await planned(ada, content);
  expect(verdicts(again)).toEqual(["same", "same", "wrong"]);
  // Two people who sent it at once both hold the first plan.
  await Promise.all([1, 2].map(() => runImport(ada, plan.rows, "deals", thursday)));
  expect(await dealsOf(ada)).toHaveLength(2);
});

test("another row with a reference that a deal or a row has is a mistake", async () => {
  const { ada } = await aWorld();
  const first = await planned(ada, file(row("Aldous", "O-1")));
  await runImport(ada, first.rows, "deals", thursday);
  const plan = await planned(
    ada,
    file(row("Bertram", "O-1"), row("Corvin", "O-2"), row("Dorrit", "O-2")),
  );
  expect(verdicts(plan)).toEqual(["wrong", "good", "wrong"]);
  expect(wordsOf(plan.rows[0])).toEqual([
    ["Your own reference", expect.stringMatching(/^DR-\w+ has this reference already$/)],
  ]);
  expect(wordsOf(plan.rows[2])).toEqual([["Your own reference", "The same stands in row 4"]]);
});

test("another partner's deals and references are not looked at", async () => {
  const world = await aWorld();
  const content = file(row("Aldous", "O-1"));
  await runImport(world.ada, (await planned(world.ada, content)).rows, "deals", thursday);
  const plan = await planned(world.bob, content);
  expect(verdicts(plan)).toEqual(["good"]);
  const [done] = await runImport(world.bob, plan.rows, "deals", thursday);
  expect(done).toMatchObject({ became: "deal", again: false });
  expect(await dealsOf(world.bob)).toHaveLength(1);
});

test("as drafts, wrong rows are kept with what is wrong, once", async () => {
  const { ada } = await aWorld();
  const plan = await planned(ada, file(row("Aldous", "O-1"), row("Corvin", "", { part: "HI-9" })));
  for (let time = 0; time < 2; time += 1) {
    const done = await runImport(ada, plan.rows, "drafts", thursday);
    expect(done.map(({ became }) => became)).toEqual(["draft", "draft"]);
  }
  expect(await withScope(ada, (tx) => listDrafts(tx, ada))).toHaveLength(2);
  const draft = await withScope(ada, (tx) => findDraft(tx, ada, plan.rows[1]?.id ?? ""));
  expect(draft).toMatchObject({
    source: "file",
    title: "Corvin",
    note: "Part number “HI-9”: Not on sale in this currency",
    form: { country: "GB", closeDay: "2026-05-22" },
  });
  // A draft that was made of a row becomes the deal of that row.
  await runImport(ada, plan.rows, "deals", thursday);
  expect(await withScope(ada, (tx) => listDrafts(tx, ada))).toHaveLength(1);
});

test("what is wrong comes back as the rows that were sent, with a column more", async () => {
  const { ada } = await aWorld();
  const wrong = row("Corvin", "O-3", { part: "HI-9999" });
  const plan = await planned(ada, file(row("Aldous", "O-1"), wrong));
  expect(errorsCsv(plan)).toBe(
    `${head};errors\r\n${wrong};Part number “HI-9999”: Not on sale in this currency\r\n`,
  );
});

test("a file that cannot be read says why, and the template can", async () => {
  const { ada } = await aWorld();
  const problem = async (content: Uint8Array) => {
    const plan = await planImport(ada, content, thursday);
    return plan.ok ? null : plan.problem;
  };
  expect(await problem(Buffer.from(""))).toBe("The file is empty");
  expect(await problem(Buffer.alloc(300_001, "a"))).toBe(
    "The file is larger than 300 kB. Send it in parts",
  );
  expect(await problem(Buffer.from("a,b\n1,2"))).toContain("header row with Customer");
  expect(await problem(Buffer.from(`${head}\r\n`))).toBe("There is no row below the header");
  const many = file(...Array.from({ length: 230 }, (_, place) => row(`C${place}`, `R${place}`)));
  expect(await problem(many)).toContain("more than 200 rows");
  expect(verdicts(await planned(ada, Buffer.from(templateCsv())))).toEqual(["good"]);
});

test("what a spreadsheet would run comes back as text, and is read again as it was", async () => {
  const { ada } = await aWorld();
  const plan = await planned(ada, file(row("=cmd|calc!A1", "+O-1", { part: "@none" })));
  const back = errorsCsv(plan);
  expect(back).toContain("'=cmd|calc!A1;'=cmd|calc!a1.example;Leeds");
  expect(back).not.toMatch(/(^|;)"?[=@]/m);
  const again = await planned(ada, Buffer.from(back));
  expect(again.rows[0]?.name).toBe("=cmd|calc!A1");
  expect(again.rows[0]?.form.reference).toBe("+O-1");
});
