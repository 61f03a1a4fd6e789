import { NewDeal } from "#app/domain/deals/api/new-deal.ts";
import { registerNewDeal } from "#app/domain/deals/api/register-new-deal.server.ts";
import { handInProof } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { copyDeal } from "#app/domain/deals/drafts/copy-deal.server.ts";
import { saveDraft } from "#app/domain/deals/drafts/save-draft.server.ts";
import { addFile } from "#app/domain/deals/files/add-file.server.ts";
import { planImport } from "#app/domain/deals/import/plan-import.server.ts";
import { runImport } from "#app/domain/deals/import/run-import.server.ts";
import { precheckDomain } from "#app/domain/deals/precheck/precheck-domain.server.ts";
import { salesStages } from "#app/domain/deals/register/register-deal.schema.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { withdrawRequest } from "#app/domain/deals/requests/withdraw-request.server.ts";
import { sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import { addColleague, inviteGuest, leaveTeam } from "#app/domain/deals/team/change-team.server.ts";
import { handOverDeal } from "#app/domain/deals/team/hand-over-deal.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { lossReasons } from "#app/domain/deals/tend/tend-deal.schema.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { amendDeal } from "#app/domain/deals/terms/amend-deal.server.ts";
import { resubmitDeal } from "#app/domain/deals/terms/resubmit-deal.server.ts";
import { waitForDomain } from "#app/domain/deals/waiting/wait-for-domain.server.ts";
import { stopWaiting, waitForRelease } from "#app/domain/deals/waiting/wait-for-release.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { SellerDeed } from "./deeds.ts";
import { type Part, talkMark, told } from "./part.ts";
import { readAll } from "./partner-reads.ts";
import { aFileNamed } from "./stage.ts";
import { csvOf, dayIn, domainOf, formOf, termsWritten, typedForm } from "./words.ts";

type Do = (part: Part<PartnerActor>) => Promise<unknown>;

const draft = ({ stage, house, pick }: Part<PartnerActor>) => {
  const form = typedForm(stage, house, pick);
  return { ...form, contactPhone: `draft ${house}` };
};
const terms = ({ stage, house, pick }: Part<PartnerActor>) => termsWritten(stage, house, pick);

const requestOf = ({ facts, dealId, pick }: Part<PartnerActor>): string => {
  const all = facts.requests.filter((each) => each.deal_id === dealId);
  const pending = all.filter(({ status }) => status === "pending");
  return (pending[0] ?? all[pick % Math.max(all.length, 1)])?.id ?? dealId;
};

const colleague = ({ stage, actor, pick }: Part<PartnerActor>): string => {
  const others = Object.values(stage.sellers).filter((each) => each !== actor);
  const people = others.filter(({ partnerId }) => partnerId === actor.partnerId);
  const among = pick % 8 === 7 || people.length === 0 ? others : people;
  return among[pick % among.length]?.membershipId ?? "";
};

export const sellerActs: Record<SellerDeed, Do> = {
  register: ({ stage, actor, house, pick, newId, now }) =>
    registerDeal(actor, formOf(stage, house, pick, newId), now),
  "keep a draft": (part) =>
    saveDraft(part.actor, { draftId: part.newId, version: 0, form: draft(part) }, part.now),
  "hand in a draft": async (part) => {
    const { stage, actor, house, pick, newId, now } = part;
    await saveDraft(actor, { draftId: newId, version: 0, form: draft(part) }, now);
    return registerDeal(actor, formOf(stage, house, pick, newId), now);
  },
  copy: ({ actor, dealId, now }) => copyDeal(actor, dealId, now),
  "send a file": async ({ stage, actor, house, pick, now }) => {
    const plan = await planImport(actor, csvOf(stage, house, pick), now);
    if (!plan.ok) throw new Error(plan.problem);
    return {
      ok: true,
      rows: await runImport(actor, plan.rows, pick % 2 ? "deals" : "drafts", now),
    };
  },
  "send by program": ({ stage, actor, house, pick, newId, now }) => {
    const { name, domain, duns, street, city, country, contactName, ...rest } = typedForm(
      ...([stage, house, pick] as const),
    );
    const { contactEmail: email, lines, ...plain } = rest;
    const deal = NewDeal.parse({
      ...plain,
      customer: { name, domain, duns, street, city, country },
      contact: { name: contactName, email },
      lines: lines.map(({ productId, quantity }) => ({ productId, quantity: Number(quantity) })),
    });
    return registerNewDeal(actor, deal, newId, now);
  },
  amend: (part) =>
    amendDeal(
      part.actor,
      { dealId: part.dealId, note: told(part, "Amended"), terms: terms(part), ...part.stamp },
      part.now,
    ),
  withdraw: (part) =>
    withdrawDeal(
      part.actor,
      { dealId: part.dealId, note: told(part, "Taken back"), ...part.stamp },
      part.now,
    ),
  answer: (part) =>
    answerRequest(
      part.actor,
      { dealId: part.dealId, note: told(part, "Here"), terms: terms(part), ...part.stamp },
      part.now,
    ),
  "ask for time": (part) =>
    askExtension(
      part.actor,
      { dealId: part.dealId, reason: told(part, "More time"), ...part.stamp },
      part.now,
    ),
  "ask for a change": (part) =>
    askAmendment(
      part.actor,
      { dealId: part.dealId, reason: told(part, "It differs"), terms: terms(part), ...part.stamp },
      part.now,
    ),
  "take back": (part) =>
    withdrawRequest(
      part.actor,
      { dealId: part.dealId, requestId: requestOf(part), ...part.stamp },
      part.now,
    ),
  "tell the stage": (part) => {
    const { stage, actor, dealId, pick, stamp, now } = part;
    const [closeDay, note] = [new Date(dayIn(stage, 20 + (pick % 9))), told(part, "Going on")];
    const where = salesStages[pick % salesStages.length] ?? "proposal";
    return updateDeal(actor, { dealId, stage: where, closeDay, note, ...stamp }, now);
  },
  win: (part) =>
    closeDeal(
      part.actor,
      { dealId: part.dealId, outcome: "won", note: told(part, "Won"), ...part.stamp },
      part.now,
    ),
  lose: (part) => {
    const { actor, dealId, pick, stamp, now } = part;
    const reason = lossReasons[pick % lossReasons.length] ?? "other";
    const note = told(part, "Lost");
    return closeDeal(actor, { dealId, outcome: "lost", reason, note, ...stamp }, now);
  },
  resubmit: (part) =>
    resubmitDeal(
      part.actor,
      { dealId: part.dealId, note: told(part, "Again"), terms: terms(part), ...part.stamp },
      part.now,
    ),
  say: ({ actor, dealId, now }) => sayToBoth(actor, { dealId, text: talkMark(dealId) }, now),
  "put a file": ({ actor, dealId, now }) =>
    addFile(actor, { dealId, stream: "shared", file: aFileNamed(talkMark(dealId)) }, now),
  invite: async ({ stage, actor, dealId, pick, now }) => {
    const { partnerId: companyId, membershipId } = stage.sellers.northAdmin;
    stage.guestOf.add(dealId);
    const member = await withScope(stage.world.system, (tx) =>
      tx.membership.findFirst({ where: { vendorId: tx.vendorId, id: membershipId ?? "" } }),
    );
    const access = pick % 2 ? "view" : "edit";
    return inviteGuest(actor, { dealId, companyId, email: member?.email ?? "", access }, now);
  },
  "leave the team": ({ stage, actor, dealId, pick }) => {
    const { northAdmin, adaAdmin, bob } = stage.sellers;
    const people = [northAdmin, adaAdmin, bob];
    return leaveTeam(actor, { dealId, memberId: people[pick % people.length]?.membershipId ?? "" });
  },
  "add a colleague": (part) =>
    addColleague(
      part.actor,
      { dealId: part.dealId, memberId: colleague(part), access: part.pick % 2 ? "view" : "edit" },
      part.now,
    ),
  "hand over": (part) =>
    handOverDeal(part.actor, { dealId: part.dealId, memberId: colleague(part) }, part.now),
  "wait for it": ({ actor, dealId, now }) => waitForRelease(actor, dealId, now),
  "stop waiting": ({ actor, dealId }) => stopWaiting(actor, { dealId }),
  "pre-check": ({ actor, pick, now }) =>
    pick % 2
      ? waitForDomain(actor, domainOf(pick), now)
      : precheckDomain(actor, domainOf(pick), now),
  "hand in proof": (part) => {
    const { facts, actor, dealId, pick, now } = part;
    const sideId = facts.sides.find((side) => side.deal_id === dealId)?.id ?? dealId;
    const statement = told(part, "Met them");
    const file = pick % 2 ? aFileNamed(told(part, "proof")) : null;
    return handInProof(actor, { dealId, sideId, day: now, statement, file }, now);
  },
  look: async ({ stage, facts, actor }) => {
    const read = await readAll(stage, facts, actor);
    return { ok: true, read };
  },
};
