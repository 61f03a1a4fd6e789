import { expect, test } from "vitest";

import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { currentProgram, openPrograms } from "#app/domain/programs/current-program.server.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import { saveDraft } from "#app/domain/programs/versions/draft-program.server.ts";
import { addProgram, changeProgram } from "#app/domain/programs/versions/edit-programs.server.ts";
import {
  findProgram,
  listPrograms,
  rulesEdition,
  rulesToEdit,
} from "#app/domain/programs/versions/programs.server.ts";
import { publishDraft } from "#app/domain/programs/versions/publish-program.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aForm, aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const EUR = (fromMinor: bigint | null, belowMinor: bigint | null) => ({
  EUR: { fromMinor, belowMinor },
});

const standardOf = ({ admin }: World, at = thursday) =>
  withScope(admin, async (tx) => {
    const [program] = await listPrograms(tx, at);
    if (!program) throw new Error("There is no programme");
    return program;
  });

/** Drafts and publishes. Answers with what publishing said. */
async function publish(
  { admin }: World,
  programId: string,
  change: Partial<ProgramRules>,
  { at = thursday, from = null }: { at?: Date; from?: Date | null } = {},
) {
  const program = await withScope(admin, (tx) => findProgram(tx, programId, at));
  if (!program) throw new Error("There is no such programme");
  const rules = rulesToEdit(program);
  const edition = rulesEdition(rules);
  const wanted = { ...rules, ...change };
  const drafted = await saveDraft(admin, { programId, rules: wanted, edition }, at);
  if (!drafted.ok) throw new Error(drafted.reason);
  const saved = await withScope(admin, (tx) => findProgram(tx, programId, at));
  const draft = saved?.draft?.rules ?? rules;
  return publishDraft(
    admin,
    { programId, from, note: "Shorter", edition: rulesEdition(draft) },
    at,
  );
}

const inForceAt = (world: World, at: Date) => withScope(world.ada, (tx) => currentProgram(tx, at));

test("a version is in force from its day on, and a draft never", async () => {
  const world = await aWorld();
  const program = await standardOf(world);
  const drafted = await saveDraft(
    world.admin,
    {
      programId: program.id,
      rules: { ...rulesToEdit(program), protectionDays: 10 },
      edition: rulesEdition(rulesToEdit(program)),
    },
    thursday,
  );
  expect(drafted).toEqual({ ok: true });
  expect((await inForceAt(world, friday)).rules.protectionDays).toBe(90);

  const published = await publish(
    world,
    program.id,
    { protectionDays: 60 },
    { from: new Date("2026-04-01") },
  );
  // The first of April begins in Berlin two hours before it does in UTC.
  const validFrom = new Date("2026-03-31T22:00:00Z");
  expect(published).toEqual({ ok: true, version: 2, validFrom });
  expect(await inForceAt(world, new Date(validFrom.getTime() - 1))).toMatchObject({ version: 1 });
  expect(await inForceAt(world, validFrom)).toMatchObject({
    version: 2,
    rules: { protectionDays: 60 },
  });
  const [entry] = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, action: "program.published" } }),
  );
  expect(entry).toMatchObject({ actorName: "Astrid", subjectId: program.id });
});

test("a deal keeps the rules of the version it was handed in under", async () => {
  const world = await aWorld();
  const program = await standardOf(world);
  const before = await aRegistration(world.ada, { products: [world.sentry] });
  await publish(world, program.id, { protectionDays: 30 });
  const after = await aRegistration(world.ada, { products: [world.relay] }, friday);
  const of = (dealId: string) => withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(await of(before)).toMatchObject({ programVersion: 1, rules: { protectionDays: 90 } });
  expect(await of(after)).toMatchObject({ programVersion: 2, rules: { protectionDays: 30 } });
});

test("nothing is published into the past, nor before a version that begins later", async () => {
  const world = await aWorld();
  const { id } = await standardOf(world);
  const on = (day: string) => publish(world, id, { activityDays: 20 }, { from: new Date(day) });
  expect(await on("2026-03-11")).toMatchObject({ reason: "in-the-past" });
  expect(await on("2026-05-01")).toMatchObject({ ok: true, version: 2 });
  expect(await on("2026-04-01")).toMatchObject({ reason: "before-another" });
  expect(await on("2026-05-01")).toMatchObject({ ok: true, version: 3 });
  const [may] = await withScope(world.ada, (tx) => openPrograms(tx, new Date("2026-05-02")));
  expect(may?.version).toBe(3);
});

test("of two who edit the same rules, the second is told", async () => {
  const world = await aWorld();
  const program = await standardOf(world);
  const rules = rulesToEdit(program);
  const form = { programId: program.id, edition: rulesEdition(rules) };
  const save = (protectionDays: number) =>
    saveDraft(world.admin, { ...form, rules: { ...rules, protectionDays } }, thursday);
  const both = await Promise.all([save(50), save(70)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "changed", by: "Astrid" });
  const stale = { programId: program.id, from: null, note: null, edition: form.edition };
  expect(await publishDraft(world.admin, stale, thursday)).toMatchObject({ reason: "changed" });
});

test("a small deal gets the programme for small deals, and its own words when none takes it", async () => {
  const world = await aWorld();
  const standard = await standardOf(world);
  const added = await addProgram(world.admin, { name: "Small deals" }, thursday);
  if (!added.ok) throw new Error(added.reason);
  // Before it is published it takes nothing.
  expect(await withScope(world.ada, (tx) => openPrograms(tx, friday))).toHaveLength(1);
  const usual = ProgramRules.parse({});
  const small = {
    ...usual,
    protectionDays: 45,
    takes: { ...usual.takes, sizes: EUR(null, 500_000n) },
  };
  await publish(world, added.id, small);
  const large = { takes: { ...usual.takes, sizes: EUR(500_000n, null) } };
  await publish(world, standard.id, { ...large, excludedFamilyIds: [world.vane.familyId] });

  const register = (product: { id: string }, quantity: number) =>
    registerDeal(world.ada, aForm({ products: [product], quantity }), friday);
  const one = await register(world.sentry, 1);
  const programOf = async (dealId: string) =>
    (await withScope(world.ada, (tx) => findDeal(tx, dealId)))?.programName;
  expect(one.ok && (await programOf(one.dealId))).toBe("Small deals");
  const many = await register(world.relay, 50);
  expect(many.ok && (await programOf(many.dealId))).toBe("Standard");
  expect(await register(world.vane, 50)).toEqual({
    ok: false,
    reason: "not-taken",
    programName: "Standard",
    words: ["Vane is not part of it"],
  });

  expect(await changeProgram(world.admin, added.id, { intent: "close" }, friday)).toEqual({
    ok: true,
  });
  expect(await register(world.sentryPro, 1)).toMatchObject({
    programName: "Standard",
    words: ["It takes deals from €5,000.00"],
  });
  expect(await changeProgram(world.admin, standard.id, { intent: "close" }, friday)).toEqual({
    ok: false,
    reason: "last-one",
  });
});

test("a partner reads what is in force, and no draft", async () => {
  const world = await aWorld();
  const { id } = await standardOf(world);
  const rules = rulesToEdit(await standardOf(world));
  await saveDraft(
    world.admin,
    { programId: id, rules: { ...rules, protectionDays: 1 }, edition: rulesEdition(rules) },
    thursday,
  );
  const seen = await withScope(world.adaAdmin, (tx) =>
    tx.programDraft.count({ where: { vendorId: tx.vendorId } }),
  );
  expect(seen).toBe(0);
});
