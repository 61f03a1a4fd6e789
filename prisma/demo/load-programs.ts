import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import type { RegisterDeal } from "#app/domain/deals/register/register-deal.schema.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { saveChain } from "#app/domain/programs/approval/edit-chains.server.ts";
import { delegate } from "#app/domain/programs/away/delegate.server.ts";
import { Conditions } from "#app/domain/programs/conditions.ts";
import { type ProgramRules, sizesOf } from "#app/domain/programs/program-rules.ts";
import { saveDraft } from "#app/domain/programs/versions/draft-program.server.ts";
import { addProgram } from "#app/domain/programs/versions/edit-programs.server.ts";
import {
  listPrograms,
  rulesEdition,
  rulesToEdit,
} from "#app/domain/programs/versions/programs.server.ts";
import { publishDraft } from "#app/domain/programs/versions/publish-program.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import { idOf } from "./load-ground.ts";

type Ground = { cast: Cast; calendar: Calendar; productIds: ReadonlyMap<string, string> };

/** A second programme, a draft of the first, a chain of two steps with a deal in the middle of it, and an absence. */
export async function loadPrograms({ cast, calendar, productIds }: Ground) {
  const admin = cast.vendor("astrid.nygaard@halden.example");
  const manager = cast.vendor("ingrid.solheim@halden.example");
  const marek = cast.vendor("marek.dvorak@halden.example");
  const lately = calendar.at(calendar.workdaysAgo(2), "09:40");
  await asOf(lately, async () => {
    await addSmallDeals(admin, lately);
    await draftStandard(admin, lately);
    await addLargeDeals(admin, lately);
    const away = { membershipId: marek.membershipId ?? "", delegateId: manager.membershipId ?? "" };
    const days = { fromDay: calendar.daysAgo(-9), untilDay: calendar.daysAgo(-16) };
    await delegate(marek, { ...away, ...days, reason: "Leave" }, lately);
  });
  await registerLarge(cast, calendar, productIds, manager);
}

async function programs(admin: VendorActor, at: Date) {
  return withScope(admin, (tx) => listPrograms(tx, at));
}

async function draft(
  admin: VendorActor,
  programId: string,
  at: Date,
  change: (rules: ProgramRules) => Partial<ProgramRules>,
) {
  const program = (await programs(admin, at)).find(({ id }) => id === programId);
  if (!program) throw new Error("There is no such programme");
  const rules = rulesToEdit(program);
  const takes = { ...rules.takes, sizes: sizesOf(rules) };
  const wanted = { ...rules, takes, ...change(rules) };
  await saveDraft(admin, { programId, rules: wanted, edition: rulesEdition(rules) }, at);
  const drafted = (await programs(admin, at)).find(({ id }) => id === programId);
  return rulesEdition(drafted?.draft?.rules ?? rules);
}

async function addSmallDeals(admin: VendorActor, at: Date) {
  const added = await addProgram(admin, { name: "Small deals" }, at);
  if (!added.ok) return;
  const edition = await draft(admin, added.id, at, ({ takes }) => ({
    takes: { ...takes, sizes: { EUR: { fromMinor: null, belowMinor: 250_000n } } },
    decisionBusinessDays: 1,
    protectionDays: 45,
    extensionDays: 30,
    reminderDays: [14, 7, 1],
  }));
  const note = "What is too small for the standard programme, decided within a day";
  await publishDraft(admin, { programId: added.id, from: null, note, edition }, at);
}

async function draftStandard(admin: VendorActor, at: Date) {
  const [standard] = await programs(admin, at);
  if (!standard) return;
  await draft(admin, standard.id, at, () => ({
    decisionBusinessDays: 2,
    longestProtectionDays: 120,
  }));
}

async function addLargeDeals(admin: VendorActor, at: Date) {
  const sizes = { EUR: { fromMinor: "15000000", belowMinor: null } };
  await saveChain(
    admin,
    {
      ...{ id: null, edition: null, name: "Large deals", apart: true },
      conditions: Conditions.parse({ sizes }),
      steps: [
        { name: "Channel", approver: { by: "manager" }, decisionDays: 2 },
        {
          name: "Head of channel",
          approver: { by: "role", role: "vendor_admin" },
          decisionDays: 3,
        },
      ],
    },
    at,
  );
}

async function registerLarge(
  cast: Cast,
  calendar: Calendar,
  productIds: Ground["productIds"],
  manager: VendorActor,
) {
  const actor = cast.partner("tom.ashworth@bluepeak.example");
  const dealId = newId();
  const input: RegisterDeal = {
    dealId,
    name: "Havenbridge Hospitals Trust",
    domain: "havenbridge.example",
    street: "2 Quay Street",
    postcode: "BS1 6AA",
    city: "Bristol",
    country: "GB",
    duns: undefined,
    vat: undefined,
    contactName: "Nadia Rahim",
    contactEmail: "nadia.rahim@havenbridge.example",
    contactPhone: undefined,
    currency: "EUR",
    lines: [
      { productId: idOf(productIds, "HI-4225"), quantity: 240 },
      { productId: idOf(productIds, "HI-4290"), quantity: 24 },
    ],
    stage: "proposal",
    closeDay: calendar.daysAgo(-75),
    reference: "BP-2260",
    workDone: "Two hospitals surveyed, offer for all five is being written.",
  };
  const registered = calendar.at(calendar.workdaysAgo(1), "10:10");
  await asOf(registered, () => registerDeal(actor, input, registered));
  const approved = calendar.at(calendar.workdaysAgo(1), "15:35");
  const note = "Fits the framework; the discount is the usual one.";
  await asOf(approved, () => approveDeal(manager, { dealId, note, freeOnly: false }, approved));
}
