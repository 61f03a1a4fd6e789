import { fanOut } from "#app/domain/deals/hooks/fan-out.server.ts";
import type { PrecheckAnswer } from "#app/domain/deals/precheck/precheck.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { at, countAsOne, type Facts, isHeld } from "./facts.ts";
import { talkMark } from "./part.ts";
import { type AllRead, type Read, rowsFor } from "./partner-reads.ts";
import {
  type House,
  houses,
  nameMark,
  ownMark,
  type Seller,
  type Stage,
  vendorMarks,
  wordMark,
} from "./stage.ts";

/** Words that must not stand in anything that a partner reads, with what they are. */
function forbiddenFor({ houseOf, guestOf }: Stage, facts: Facts, reader: House) {
  const words = new Map<string, string>(vendorMarks.map((mark) => [mark, "the vendor's own"]));
  const isShown = (house: House) => reader === "north" && house === "ada";
  const knowsName = (house: House) => isShown(house) || (reader === "ada" && house === "north");
  for (const house of houses.filter((each) => each !== reader)) {
    words.set(ownMark(house), `${house}'s customer's address`);
    words.set(`draft ${house}`, `a draft of ${house}'s`);
    if (!knowsName(house)) words.set(nameMark(house), `${house}'s name`);
    if (!isShown(house)) words.set(wordMark(house), `${house}'s words`);
  }
  for (const { id, number, party_id, partner_id } of facts.deals) {
    const house = houseOf.get(partner_id);
    if (!house || house === reader) continue;
    if (!(isShown(house) && guestOf.has(id))) words.set(talkMark(id), `${house}'s talk`);
    if (isShown(house)) continue;
    words.set(id, `the id of ${house}'s deal`);
    words.set(number, `the number of ${house}'s deal`);
    words.set(party_id, `the party of ${house}'s deal`);
  }
  return [...words];
}

type Word = [word: string, what: string];

const faultsIn = (reads: readonly Read[], words: readonly Word[], reader: string): string[] =>
  reads.flatMap(({ from, text }) =>
    words.flatMap(([word, what]) =>
      text.includes(word) ? [`${reader} reads ${what} in ${from}: ${text.slice(0, 600)}`] : [],
    ),
  );

/** What was read by somebody, a page or an answer: nothing of others, and no record of the vendor's customers. */
export function readFaults(stage: Stage, facts: Facts, actor: PartnerActor, reads: Read[]) {
  const house = stage.houseOf.get(actor.partnerId) ?? "ada";
  const customers: Word[] = facts.customers.map(({ id }) => [id, "a customer's record"]);
  return faultsIn(reads, [...forbiddenFor(stage, facts, house), ...customers], house);
}

const readers: Seller[] = ["adaAdmin", "bobAdmin", "northAdmin", "stranger"];

/** The rows that the database shows each partner. */
export async function rowFaults(stage: Stage, facts: Facts): Promise<string[]> {
  const faults: string[] = [];
  for (const reader of readers) {
    const actor = stage.sellers[reader];
    const house = stage.houseOf.get(actor.partnerId) ?? "ada";
    faults.push(...faultsIn(await rowsFor(actor), forbiddenFor(stage, facts, house), reader));
  }
  return faults;
}

type Letter = Read & { partner_id: string };

/** Mails to people of partners, and what webhooks of partners are sent, whoever wrote them. */
export async function letterFaults(stage: Stage, facts: Facts): Promise<string[]> {
  const letters = await withScope(
    stage.world.system,
    (tx) => tx.$queryRaw<Letter[]>`
      select p.partner_id, 'mail' as "from", m.subject || ' ' || m.text as text
        from mail m join membership p on p.vendor_id = m.vendor_id and p.id = m.membership_id
       where m.vendor_id = ${tx.vendorId}::int and p.partner_id is not null
      union all select partner_id, 'webhook', body from webhook_delivery
       where vendor_id = ${tx.vendorId}::int and partner_id is not null`,
  );
  const told = new Map(houses.map((house) => [house, forbiddenFor(stage, facts, house)]));
  return letters.flatMap((letter) => {
    const house = stage.houseOf.get(letter.partner_id);
    return house ? faultsIn([letter], told.get(house) ?? [], house) : [];
  });
}

/** Runs what the database has put into the queue for whoever listens. */
export async function sendHooks({ vendorId }: Stage, news: Facts["events"]) {
  for (const { id } of news) await fanOut.run({ vendorId, eventId: id });
}

/** What is told of an overlap: nothing that is not so, and nothing at all where there is nothing. */
export function overlapFaults(
  stage: Stage,
  facts: Facts,
  actor: PartnerActor,
  overlaps: AllRead["overlaps"],
): string[] {
  return overlaps.flatMap(({ dealId, told }) => {
    if (told === null) return [];
    const deal = facts.deals.find(({ id }) => id === dealId);
    if (!deal) return [`An overlap was told of no deal: ${dealId}`];
    const ends = othersAt(stage, facts, actor, [deal.customer_id])
      .filter(({ family_id }) => deal.families.includes(family_id))
      .map(({ ends_at }) => at(ends_at));
    const wrong = told.protected.filter(({ until }) => !ends.includes(until.getTime()));
    return [
      ...wrong.map(({ family }) => `${family} is told to be protected and is not`),
      ...(told.ours && facts.engagements.length === 0
        ? ["An engagement is told of, and none is"]
        : []),
      ...(Object.keys(told).sort().join() === "ours,protected" ? [] : ["More is told than agreed"]),
    ];
  });
}

const othersAt = (
  { setting, now }: Stage,
  facts: Facts,
  { partnerId }: PartnerActor,
  customers: readonly string[],
) =>
  facts.protections.filter(
    (each) =>
      each.partner_id !== partnerId &&
      isHeld(each, now) &&
      customers.some((id) => countAsOne(facts, id, each.customer_id, setting.wholeFamily)),
  );

/** A pre-check tells of a protection where there is one, of the vendor's sales where there are any, and no more. */
export function precheckFaults(
  stage: Stage,
  facts: Facts,
  actor: PartnerActor,
  answer: PrecheckAnswer,
): string[] {
  const held = facts.protections.filter(
    (each) => each.partner_id !== actor.partnerId && isHeld(each, stage.now),
  );
  const own = facts.deals.some(({ partner_id }) => partner_id === actor.partnerId);
  const keys = Object.keys(answer).sort().join();
  switch (answer.outcome) {
    case "protected":
      return [
        ...(held.some(({ ends_at }) => at(ends_at) === answer.until.getTime())
          ? []
          : [`The pre-check says protected until ${answer.until.toISOString()}, and nothing is`]),
        ...(keys === "domain,outcome,until" ? [] : [`The pre-check says more: ${keys}`]),
      ];
    case "ours":
      return facts.engagements.length > 0 ? [] : ["The pre-check says ours, and nothing is"];
    case "yours":
      return own ? [] : ["The pre-check says yours, and nothing is"];
    default:
      return answer.outcome === "eligible" && keys !== "domain,outcome"
        ? [`The pre-check says more: ${keys}`]
        : [];
  }
}
