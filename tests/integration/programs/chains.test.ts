import { expect, test } from "vitest";

import { stepsOf } from "#app/domain/deals/decide/steps.server.ts";
import type { ChainStep } from "#app/domain/programs/approval/approval-chain.ts";
import { listChains } from "#app/domain/programs/approval/chains.server.ts";
import {
  arrangeChain,
  chainEdition,
  saveChain,
} from "#app/domain/programs/approval/edit-chains.server.ts";
import { delegate, endDelegation } from "#app/domain/programs/away/delegate.server.ts";
import { listDelegations } from "#app/domain/programs/away/delegations.server.ts";
import { Conditions } from "#app/domain/programs/conditions.ts";
import { PreviewQuery } from "#app/domain/programs/preview-query.ts";
import { previewTerms } from "#app/domain/programs/preview-terms.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aColleague } from "#tests/support/a-colleague.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const byAdmins: ChainStep = {
  name: "Head of channel",
  approver: { by: "role", role: "vendor_admin" },
  decisionDays: 2,
};
const from = (fromMinor: number) =>
  Conditions.parse({ sizes: { EUR: { fromMinor, belowMinor: null } } });

const add = ({ admin }: World, name: string, conditions: Conditions, steps = [byAdmins]) =>
  saveChain(admin, { id: null, edition: null, name, conditions, steps, apart: true }, thursday);

const namesOf = ({ admin }: World) =>
  withScope(admin, listChains).then((chains) => chains.map(({ name }) => name));

test("the first chain that is for a deal settles its steps, and what is changed later does not touch them", async () => {
  const world = await aWorld();
  const large = await add(world, "Large", from(500_000));
  await add(world, "Every", from(0));
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const approvers = (id: string) =>
    withScope(world.ada, (tx) => stepsOf(tx, id)).then((steps) => steps.map(({ name }) => name));
  expect(await approvers(dealId)).toEqual(["Head of channel"]);

  const [chain] = await withScope(world.admin, listChains);
  if (!chain || !large.ok) throw new Error("There is no chain");
  const steps: ChainStep[] = [{ ...byAdmins, name: "Board" }];
  const edition = chainEdition(chain);
  expect(await saveChain(world.admin, { ...chain, steps, edition }, thursday)).toMatchObject({
    ok: true,
  });
  // Of two who opened the same form, the second is told.
  expect(await saveChain(world.admin, { ...chain, steps, edition }, thursday)).toMatchObject({
    reason: "changed",
  });
  expect(await approvers(dealId)).toEqual(["Head of channel"]);
  const after = await aRegistration(world.ada, { products: [world.relay] });
  expect(await approvers(after)).toEqual(["Board"]);

  await arrangeChain(world.admin, large.id, "down");
  expect(await namesOf(world)).toEqual(["Every", "Large"]);
  await arrangeChain(world.admin, large.id, "remove");
  expect(await namesOf(world)).toEqual(["Every"]);
  expect(await approvers(after)).toEqual(["Board"]);
});

test("a chain has a name of its own, and names those who decide deals", async () => {
  const world = await aWorld();
  await add(world, "Large", from(0));
  expect(await add(world, "Large", from(1))).toMatchObject({ reason: "name-taken" });
  const byFinance: ChainStep = {
    ...byAdmins,
    approver: { by: "person", membershipId: world.finance.membershipId ?? "" },
  };
  expect(await add(world, "Other", from(1), [byAdmins, byFinance])).toEqual({
    ok: false,
    reason: "not-an-approver",
    steps: [1],
  });
});

test("a partner reads no chain and no absence", async () => {
  const world = await aWorld();
  await add(world, "Large", from(0));
  const seen = await withScope(world.adaAdmin, async (tx) => ({
    chains: await listChains(tx),
    absences: await tx.delegation.count({ where: { vendorId: tx.vendorId } }),
  }));
  expect(seen).toEqual({ chains: [], absences: 0 });
});

test("the preview says what a registration gets", async () => {
  const world = await aWorld();
  await add(world, "Large", from(500_000));
  const query = PreviewQuery.parse({
    partner: world.ada.partnerId,
    currency: "EUR",
    value: "7 000",
    family: [world.sentry.familyId],
    country: "GB",
  });
  const page = await withScope(world.admin, (tx) => previewTerms(tx, query, thursday));
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const steps = await withScope(world.ada, (tx) => stepsOf(tx, dealId));
  if (!page.settled?.ok) throw new Error("No programme takes it");
  const { terms } = page.settled;
  expect(terms.chain?.name).toBe("Large");
  const told = (list: readonly { name: string; approver: string; dueAt: Date }[]) =>
    list.map(({ name, approver, dueAt }) => ({ name, approver, dueAt }));
  expect(told(terms.steps)).toEqual(told(steps));
});

test("everybody speaks for themselves, an administrator for everybody", async () => {
  const world = await aWorld();
  const { admin, manager } = world;
  const marek = await aColleague(world, "channel_manager", "Marek");
  const away = {
    membershipId: manager.membershipId ?? "",
    delegateId: marek.membershipId ?? "",
    fromDay: new Date("2026-03-16"),
    untilDay: new Date("2026-03-20"),
    reason: null,
  };
  expect(await delegate(marek, away, thursday)).toMatchObject({ reason: "not-yours" });
  const toFinance = { ...away, delegateId: world.finance.membershipId ?? "" };
  expect(await delegate(manager, toFinance, thursday)).toMatchObject({ reason: "not-an-approver" });
  const toNobody = { ...away, delegateId: newId() };
  expect(await delegate(manager, toNobody, thursday)).toMatchObject({ reason: "not-an-approver" });
  expect(await delegate(admin, away, thursday)).toEqual({ ok: true });
  const overlapping = { ...away, fromDay: away.untilDay };
  expect(await delegate(manager, overlapping, thursday)).toMatchObject({ reason: "overlapping" });

  const [listed] = await withScope(marek, (tx) => listDelegations(tx, marek, thursday));
  expect(listed).toMatchObject({
    absentName: "Ingrid",
    delegateName: "Marek",
    state: "ahead",
    mayEnd: false,
  });
  const id = listed?.id ?? "";
  expect(await endDelegation(marek, id, thursday)).toMatchObject({ reason: "not-yours" });
  expect(await endDelegation(manager, id, thursday)).toEqual({ ok: true });
  expect(await endDelegation(manager, id, thursday)).toMatchObject({ reason: "unknown" });
});
