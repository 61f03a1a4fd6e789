import { Readable } from "node:stream";
import { handInProof, noteFinding } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { openDispute } from "#app/domain/deals/dispute/open-dispute.server.ts";
import { ownSides } from "#app/domain/deals/dispute/own-sides.server.ts";
import { disputesOf } from "#app/domain/deals/dispute/read-disputes.server.ts";
import { addFile } from "#app/domain/deals/files/add-file.server.ts";
import type { TalkStream } from "#app/domain/deals/files/deal-file.ts";
import { keepAttachment } from "#app/domain/deals/files/keep-attachment.server.ts";
import { noteInternally, sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import { addColleague, inviteGuest } from "#app/domain/deals/team/change-team.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";

type Ground = { cast: Cast; calendar: Calendar };

/** What is said and filed beside a deal, who works on it, and two partners who both claim one customer. */
export async function loadTalk(ground: Ground) {
  await talkAboutTheHospital(ground);
  await disputeThePlants(ground);
}

/** Does one thing at its time; the demo is made of things that go through. */
async function at<T extends { ok: boolean }>(moment: Date, work: (at: Date) => Promise<T>) {
  const outcome = await asOf(moment, () => work(moment));
  if (!outcome.ok) throw new Error(`The talk of the demo broke off: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function talkAboutTheHospital({ cast, calendar }: Ground) {
  const tom = cast.partner("tom.ashworth@bluepeak.example");
  const helen = cast.partner("helen.marsh@bluepeak.example");
  const silje = cast.partner("silje.aasen@norvik.example");
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  const daniel = cast.vendor("daniel.osei@halden.example");
  const dealId = await dealOf(tom, "BP-2214");
  const day = (ago: number, time: string) => calendar.at(calendar.workdaysAgo(ago), time);

  await at(day(9, "10:05"), (now) =>
    addColleague(tom, { dealId, memberId: helen.membershipId ?? "", access: "edit" }, now),
  );
  await at(day(9, "10:10"), (now) =>
    inviteGuest(
      tom,
      {
        dealId,
        companyId: silje.partnerId,
        email: "silje.aasen@norvik.example",
        access: "edit",
      },
      now,
    ),
  );
  await at(day(8, "11:00"), (now) =>
    sayToBoth(silje, { dealId, text: "62 monitors can be in Leeds within three weeks." }, now),
  );
  await at(day(6, "14:20"), (now) =>
    sayToBoth(ingrid, { dealId, text: "Does the board decide on all four theatres at once?" }, now),
  );
  await at(day(6, "16:40"), (now) =>
    sayToBoth(
      tom,
      { dealId, text: "All four. The new wing follows in spring, as an order of its own." },
      now,
    ),
  );
  await at(day(5, "09:15"), (now) =>
    noteInternally(daniel, { dealId, text: "They paid the last two invoices on time." }, now),
  );
  const quote = "part;quantity;price\nHI-4225;62;412.00\nHI-4290;12;96.50\n";
  await filed(
    tom,
    { dealId, stream: "shared", name: "Offer BP-2214.csv", text: quote },
    day(5, "11:30"),
  );
  const notes = "Call with the trust, 4 theatres confirmed. Competitor was not mentioned.\n";
  await filed(
    ingrid,
    { dealId, stream: "internal", name: "Call notes.txt", text: notes },
    day(4, "15:10"),
  );
}

type Filed = { dealId: string; stream: TalkStream; name: string; text: string };

async function filed(actor: Actor, { dealId, stream, name, text }: Filed, moment: Date) {
  const file = await kept(actor, name, text);
  await at(moment, (now) => addFile(actor, { dealId, stream, file }, now));
}

async function kept(actor: Actor, name: string, text: string) {
  const file = await keepAttachment(actor, name, Readable.from([Buffer.from(text)]));
  if (!file.ok) throw new Error(`${name} was not taken: ${file.reason}`);
  return file;
}

async function disputeThePlants({ cast, calendar }: Ground) {
  const freja = cast.partner("freja.holm@sundgaard.example");
  const elin = cast.partner("elin.hagstrom@hagstrom.example");
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  const first = await dealOf(freja, "SA-771");
  const second = await dealOf(elin, null, "Nordlys");
  const askThis =
    "Show us what you have done at these plants and since when: visits, offers, mails.";

  const soon = calendar.at(calendar.workdaysAgo(1), "13:00");
  await at(soon, (now) =>
    openDispute(
      ingrid,
      {
        dealId: second,
        otherId: first,
        reason: "Both quote flow meters for the same two district heating plants.",
        dueDay: calendar.daysAgo(-5),
        askThis,
        askOther: askThis,
      },
      now,
    ),
  );
  const [side] = await withScope(freja, (tx) => ownSides(tx, first));
  const mail =
    "From: tor.eriksen@nordlys-kraft.example\nSubject: Offer for the two plants\n\nThank you for your visit.\n";
  const proof = {
    dealId: first,
    sideId: side?.id ?? "",
    day: calendar.workdaysAgo(40),
    statement: "First visit to both plants, with their reply.",
    file: await kept(freja, "Reply from the plants.eml", mail),
  };
  const today = calendar.at(calendar.today, "08:50");
  await at(today > soon ? today : calendar.now, (now) => handInProof(freja, proof, now));
  const [dispute] = await withScope(ingrid, (tx) => disputesOf(tx, second));
  const finding = {
    dealId: second,
    sideId: dispute?.second.id ?? "",
    day: calendar.workdaysAgo(12),
    statement: "They ordered valves for one plant through Hagström; our service knew of it.",
  };
  await at(calendar.now, (now) => noteFinding(ingrid, finding, now));
}

/** A deal of theirs, by its reference or by how its customer's name begins. */
async function dealOf(actor: Actor, reference: string | null, customer = ""): Promise<string> {
  const deal = await withScope(actor, (tx) =>
    tx.deal.findFirst({
      where: {
        vendorId: tx.vendorId,
        ownerId: actor.membershipId ?? "",
        customerName: { startsWith: customer },
        ...(reference && { reference }),
      },
      select: { id: true },
    }),
  );
  if (!deal) throw new Error(`${actor.name} has no deal ${reference ?? customer}`);
  return deal.id;
}
