import { expect, test } from "vitest";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { noteInternally, sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import { takeBack } from "#app/domain/deals/talk/take-back.server.ts";
import { PartnerTalk, VendorTalk } from "#app/domain/deals/talk/talk.schema.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const after = (minutes: number) => new Date(thursday.getTime() + minutes * 60_000);

async function aDeal() {
  const world = await aWorld();
  return { world, dealId: await aRegistration(world.ada, { products: [world.sentry] }) };
}

const talk = (actor: Actor, dealId: string) =>
  withScope(actor, (tx) => readTalk(tx, actor, dealId));

const lettersTo = (world: World, subject: RegExp) =>
  withScope(world.system, async (tx) => {
    const mails = await tx.mail.findMany({ where: { vendorId: tx.vendorId } });
    return mails.filter((mail) => subject.test(mail.subject)).map(({ toName }) => toName);
  });

test("a comment goes over, and the other side is told", async () => {
  const { world, dealId } = await aDeal();
  expect(await sayToBoth(world.manager, { dealId, text: "Who is the buyer?" }, thursday)).toEqual({
    ok: true,
  });
  expect(await sayToBoth(world.ada, { dealId, text: "Claire Dunn" }, after(5))).toEqual({
    ok: true,
  });
  const seen = await talk(world.ada, dealId);
  expect(seen?.comments.map(({ text, company }) => [company, text])).toEqual([
    ["Ada", "Claire Dunn"],
    ["Halden", "Who is the buyer?"],
  ]);
  expect(await lettersTo(world, /Ingrid wrote/)).toEqual(["Ada"]);
  expect(await lettersTo(world, /Ada wrote/)).toEqual(["Ingrid"]);
});

test("a note stays with the vendor: no partner reads it, counts it or is told", async () => {
  const { world, dealId } = await aDeal();
  await noteInternally(world.finance, { dealId, text: "They pay late" }, thursday);
  expect((await talk(world.manager, dealId))?.notes).toMatchObject([{ text: "They pay late" }]);

  for (const actor of [world.ada, world.adaAdmin, world.bob, world.northAdmin]) {
    const seen = await talk(actor, dealId);
    expect(JSON.stringify(seen ?? null)).not.toContain("late");
    expect(seen?.notes ?? null).toBeNull();
    await withScope(actor, async (tx) => {
      const [notes] = await tx.$queryRaw<{ n: bigint }[]>`select count(*) as n from deal_note`;
      expect(notes?.n).toBe(0n);
      const [events] = await tx.$queryRaw<{ n: bigint }[]>`
        select count(*) as n from audit_entry where action = 'deal.noted'`;
      expect(events?.n).toBe(0n);
    });
  }
  expect(await lettersTo(world, /internal note/)).toEqual(["Ingrid"]);
});

test("no form of a partner's names the internal stream, and the database takes no note of its", async () => {
  const say = { intent: "say", text: "Hello" };
  expect(PartnerTalk.safeParse({ ...say, stream: "internal" }).success).toBe(false);
  expect(PartnerTalk.safeParse(say).success).toBe(false);
  expect(PartnerTalk.safeParse({ intent: "take-back-note", id: newId() }).success).toBe(false);
  // The vendor chooses each time, too.
  expect(VendorTalk.safeParse(say).success).toBe(false);
  expect(VendorTalk.safeParse({ ...say, stream: "internal" }).success).toBe(true);

  const { world, dealId } = await aDeal();
  const { vendorId } = world;
  const own = { vendorId, dealId, partnerId: world.ada.partnerId, at: thursday, text: "x" };
  const who = { personId: world.ada.personId ?? "", authorName: "Ada" };
  const wrong = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );
  const note = await wrong(
    withScope(world.ada, (tx) =>
      tx.dealNote.createMany({ data: [{ ...own, ...who, id: newId() }] }),
    ),
  );
  expect(refusedByScope(note)).toBe(true);
  const asVendor = await wrong(
    withScope(world.ada, (tx) =>
      tx.dealComment.createMany({
        data: [{ ...own, ...who, id: newId(), side: "vendor", company: "Halden" }],
      }),
    ),
  );
  expect(refusedByScope(asVendor)).toBe(true);
  const asSomebody = await wrong(
    withScope(world.manager, (tx) =>
      tx.dealComment.createMany({
        data: [
          {
            ...own,
            id: newId(),
            personId: world.admin.personId ?? "",
            authorName: "Astrid",
            side: "vendor",
            company: "Halden",
          },
        ],
      }),
    ),
  );
  expect(refusedByScope(asSomebody)).toBe(true);
});

test("who only reads deals writes no word to a partner, and another partner finds nothing", async () => {
  const { world, dealId } = await aDeal();
  const say = (actor: Actor) => sayToBoth(actor, { dealId, text: "Hello" }, thursday);
  expect(await say(world.finance)).toEqual({ ok: false, reason: "not-allowed" });
  expect(await say(world.bob)).toEqual({ ok: false, reason: "not-found" });
  // Shown the deal, but not on its team.
  expect(await say(world.northAdmin)).toEqual({ ok: false, reason: "not-found" });
  expect(await talk(world.northAdmin, dealId)).toBeNull();
});

test("a word is taken back within minutes by its author, and its words stay in the audit log", async () => {
  const { world, dealId } = await aDeal();
  await sayToBoth(world.ada, { dealId, text: "Wrong deal" }, thursday);
  const [said] = (await talk(world.ada, dealId))?.comments ?? [];
  const back = { dealId, id: said?.id ?? "", stream: "shared" as const };
  expect(await takeBack(world.adaAdmin, back, after(1))).toMatchObject({ reason: "not-found" });
  expect(await takeBack(world.manager, back, after(1))).toMatchObject({ reason: "not-found" });
  expect(await takeBack(world.ada, back, after(11))).toMatchObject({ reason: "too-late" });
  expect(await takeBack(world.ada, back, after(2))).toEqual({ ok: true });
  expect((await talk(world.manager, dealId))?.comments).toMatchObject([{ text: "" }]);
  const kept = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId, action: "deal.comment_taken_back" },
      select: { detail: true },
    }),
  );
  expect(kept).toEqual([{ detail: { words: "Wrong deal" } }]);
});

test("the database lets nobody change what was said, nor take it back late", async () => {
  const { world, dealId } = await aDeal();
  await sayToBoth(world.ada, { dealId, text: "First" }, thursday);
  const change = (data: { text?: string; withdrawnAt?: Date }) =>
    withScope(world.ada, (tx) =>
      tx.dealComment.updateMany({ where: { vendorId: tx.vendorId, dealId }, data }),
    ).then(
      ({ count }) => count,
      (error: unknown) => refusedByGuard(error),
    );
  expect(await change({ text: "Second" })).toBe(true);
  expect(await change({ text: "", withdrawnAt: after(11) })).toBe(true);
  expect(await change({ text: "", withdrawnAt: after(9) })).toBe(1);
});

test("a form that is sent twice, even at once, is said once; another's id takes nothing from it", async () => {
  const { world, dealId } = await aDeal();
  const formId = newId();
  const say = () => sayToBoth(world.ada, { dealId, text: "Once", formId }, thursday);
  const note = () => noteInternally(world.manager, { dealId, text: "Once", formId }, thursday);
  await Promise.all([say(), say(), note(), note()]);
  expect(await say()).toEqual({ ok: true });
  const bobs = await aRegistration(world.bob, { products: [world.relay], domain: "b.example" });
  const same = { dealId: bobs, text: "Bob's words", formId };
  expect(await sayToBoth(world.bob, same, thursday)).toEqual({ ok: true });
  const seen = await talk(world.manager, dealId);
  expect(seen?.comments.map(({ text }) => text)).toEqual(["Once"]);
  expect(seen?.notes?.map(({ text }) => text)).toEqual(["Once"]);
  expect((await talk(world.manager, bobs))?.comments).toEqual([]);
});
