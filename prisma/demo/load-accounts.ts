import { acceptInvitation } from "#app/domain/accounts/answer-invitation.server.ts";
import { endJointAccount } from "#app/domain/accounts/end-joint-account.server.ts";
import { inviteToJointAccount } from "#app/domain/accounts/invite-to-joint-account.server.ts";
import type { Levels } from "#app/domain/accounts/joint-account.ts";
import { proposeJointAccount } from "#app/domain/accounts/propose-joint-account.server.ts";
import { addContact, addMember } from "#app/domain/accounts/who-works-on-it.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import { customers } from "./customers.ts";
import { idOf } from "./load-ground.ts";

type Ground = {
  cast: Cast;
  calendar: Calendar;
  customerIds: ReadonlyMap<string, string>;
};

const nothing = {
  pipeline: "none",
  revenue: "none",
  installed_base: "none",
  contacts: "none",
} as const;

/** Joint accounts: some at work, some that wait for each side, and one that is over. */
export async function loadAccounts({ cast, calendar, customerIds }: Ground) {
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  const astrid = cast.vendor("astrid.nygaard@halden.example");
  const tom = cast.partner("tom.ashworth@bluepeak.example");
  const callum = cast.partner("callum.reid@bluepeak.example");
  const priya = cast.partner("priya.raman@castellan.example");
  const katrin = cast.partner("katrin.vogel@ferrum.example");
  const on = (days: number, time: string) => calendar.at(calendar.daysAgo(days), time);
  const invite = (
    key: string,
    partner: PartnerActor,
    at: Date,
    shows: Levels,
    message: string,
    inviter = "ingrid.solheim@halden.example",
  ) =>
    asOf(at, async () => {
      const customerId = idOf(customerIds, key);
      const terms = { customerId, partnerId: partner.partnerId, message, ...nothing, ...shows };
      const begun = await inviteToJointAccount(cast.vendor(inviter), terms, at);
      if (!begun.ok) throw new Error(`${key} could not be shared: ${begun.reason}`);
      return begun.accountId;
    });
  const accept = (who: Actor, id: string, at: Date, shows: Levels) =>
    asOf(at, () => acceptInvitation(who, id, { ...nothing, ...shows }, at));

  const kestrel = await invite(
    "kestrel-foods",
    tom,
    on(58, "10:15"),
    { pipeline: "detail", revenue: "totals", installed_base: "detail", contacts: "detail" },
    "The cold stores are a roll-out of eleven sites. Let us work from one page.",
  );
  await accept(tom, kestrel, on(56, "09:20"), { pipeline: "detail", contacts: "detail" });
  await peopleAt(kestrel, ingrid, astrid, on(55, "11:00"), [
    ["Ravi Shah", "Head of quality", "ravi.shah@kestrel-foods.example"],
    ["Moira Finch", "Group procurement", "moira.finch@kestrel-foods.example"],
  ]);
  await peopleAt(kestrel, tom, callum, on(54, "16:40"), [
    ["Ravi Shah", "Head of quality", "ravi.shah@kestrel-foods.example"],
    ["Gareth Boyle", "Site manager, Hull", "gareth.boyle@kestrel-foods.example"],
  ]);

  const chilled = await invite(
    "kestrel-chilled",
    priya,
    on(33, "14:20"),
    { pipeline: "totals", installed_base: "detail" },
    "Depot monitoring: we would like to plan it with you.",
  );
  await accept(priya, chilled, on(31, "09:05"), { pipeline: "totals", contacts: "totals" });

  const brewery = await invite(
    "leys-brewery",
    tom,
    on(120, "13:30"),
    { installed_base: "totals" },
    "For the replacement of the old loggers.",
  );
  await accept(tom, brewery, on(118, "10:10"), { pipeline: "totals" });
  await asOf(on(5, "09:45"), () => endJointAccount(tom, brewery, on(5, "09:45")));

  await invite(
    "meridian-health",
    tom,
    on(2, "15:50"),
    { installed_base: "detail", revenue: "totals" },
    "You are planning the new wings with them. We can show you what is installed.",
  );
  await proposeFor(katrin, "Bergmann Chemie AG", on(1, "11:35"));

  for (const [email, manager, country, days] of elsewhere) {
    const partner = cast.partner(email);
    const key = largestIn(country);
    const plan = { pipeline: "totals", revenue: "totals", installed_base: "detail" } as const;
    const message = "Your largest customer here: one page for what is planned and what runs.";
    const shared = await invite(key, partner, on(days, "11:10"), plan, message, manager);
    if (days < 14) continue;
    await accept(partner, shared, on(days - 3, "15:20"), { pipeline: "detail" });
  }
}

const marek = "marek.dvorak@halden.example";
const paola = "paola.ferri@halden.example";

/** Accounts that no story is told of: with whom, by whom, where the customer is, and days ago. */
const elsewhere: readonly (readonly [string, string, string, number])[] = [
  ["chiara.lombardi@lombardi.example", paola, "IT", 131],
  ["jordi.granados@granados.example", paola, "ES", 96],
  ["lena.huber@isartal.example", marek, "DE", 61],
  ["ewa.koval@koval.example", marek, "PL", 38],
  ["yann.le.goff@armor.example", marek, "FR", 6],
];

const largestIn = (country: string): string => {
  const there = customers.filter((each) => each.country === country && each.parent === null);
  return there.sort((a, b) => b.weight - a.weight)[0]?.key ?? "";
};

type Person = readonly [name: string, title: string, email: string];

/** A colleague who works on the account as well, and whom this side knows at the customer. */
async function peopleAt(id: string, who: Actor, colleague: Actor, at: Date, known: Person[]) {
  await asOf(at, async () => {
    if (colleague.membershipId) await addMember(who, id, colleague.membershipId);
    for (const [name, title, email] of known) await addContact(who, id, { name, title, email });
  });
}

async function proposeFor(who: PartnerActor, customerName: string, at: Date) {
  const deal = await withScope(who, (tx) =>
    tx.deal.findFirstOrThrow({
      where: { vendorId: tx.vendorId, partnerId: who.partnerId, customerName },
      select: { id: true },
    }),
  );
  const message = "We would like to plan the turnaround with you, site by site.";
  const terms = { dealId: deal.id, message, ...nothing, pipeline: "detail" as const };
  await asOf(at, () => proposeJointAccount(who, terms, at));
}
