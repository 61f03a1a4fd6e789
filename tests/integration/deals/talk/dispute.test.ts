import { expect, test } from "vitest";

import { decideDispute } from "#app/domain/deals/dispute/decide-dispute.server.ts";
import { handInProof, noteFinding } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { openDispute } from "#app/domain/deals/dispute/open-dispute.server.ts";
import { ownSides } from "#app/domain/deals/dispute/own-sides.server.ts";
import { disputesOf, rivalsOf } from "#app/domain/deals/dispute/read-disputes.server.ts";
import { findDealFile } from "#app/domain/deals/files/find-deal-file.server.ts";
import { keepAttachment } from "#app/domain/deals/files/keep-attachment.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aPdf } from "#tests/support/files-to-send.ts";
import { aWorld } from "#tests/support/world.ts";

const dueDay = new Date("2026-03-19");
const day = new Date("2026-02-03");
const after = (minutes: number) => new Date(thursday.getTime() + minutes * 60_000);

const asks = { reason: "Both were there", dueDay, askThis: "Show us", askOther: "Show us, too" };

async function aDispute() {
  const world = await aWorld();
  const products = [world.sentry];
  const adas = await aRegistration(world.ada, { products });
  const bobs = await aRegistration(world.bob, { products }, after(5));
  const opened = await openDispute(
    world.manager,
    { dealId: bobs, otherId: adas, ...asks },
    after(10),
  );
  if (!opened.ok) throw new Error(opened.reason);
  const sideOf = async (actor: PartnerActor, dealId: string) => {
    const [side] = await withScope(actor, (tx) => ownSides(tx, dealId));
    return side?.id ?? "";
  };
  return { world, adas, bobs, disputeId: opened.disputeId, sideOf };
}

const seenBy = (actor: Actor) =>
  withScope(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ row: string }[]>`
      select to_jsonb(d)::text as row from dispute d
      union all select to_jsonb(s)::text from dispute_side s
      union all select to_jsonb(e)::text from dispute_evidence e
      union all select to_jsonb(f)::text from deal_file f
      union all select to_jsonb(a)::text from audit_entry a where a.action like '%disput%'`;
    return rows.map(({ row }) => row).join("\n");
  });

test("each partner is asked for proof of its own deal, and nothing says that there is another", async () => {
  const { world, adas, bobs, sideOf } = await aDispute();
  const bobsSide = await sideOf(world.bob, bobs);
  await handInProof(
    world.bob,
    { dealId: bobs, sideId: bobsSide, day, statement: "Bob met the buyer", file: null },
    after(20),
  );
  const seen = await seenBy(world.ada);
  expect(seen).toContain("Show us, too");
  for (const secret of [bobs, world.bob.partnerId, "Bob", "Both were there", bobsSide]) {
    expect(seen).not.toContain(secret);
  }
  expect(await seenBy(world.bob)).not.toContain(adas);
  // A distributor that is shown the deal is asked nothing and sees nothing.
  expect(await seenBy(world.northAdmin)).toBe("");

  const letters = await withScope(world.system, (tx) =>
    tx.mail.findMany({
      where: { vendorId: tx.vendorId, subject: { contains: "proof of your work" } },
      select: { toName: true, text: true, subject: true },
    }),
  );
  expect(letters.map(({ toName }) => toName).sort()).toEqual(["Ada", "Bob"]);
  const adasLetter = JSON.stringify(letters.find(({ toName }) => toName === "Ada"));
  expect(adasLetter).not.toMatch(/Bob|other|dispute/);
});

test("a side's evidence, with its file, is read by that side and the vendor", async () => {
  const { world, adas, bobs, sideOf } = await aDispute();
  const file = await keepAttachment(world.ada, "visit.pdf", [aPdf()] as never);
  if (!file.ok) throw new Error(file.reason);
  const sideId = await sideOf(world.ada, adas);
  const proof = { dealId: adas, sideId, day, statement: "Site visit", file };
  expect(await handInProof(world.ada, proof, after(20))).toEqual({ ok: true });
  const bobsTry = { ...proof, dealId: bobs };
  expect(await handInProof(world.bob, bobsTry, after(20))).toMatchObject({ reason: "not-found" });

  const [dispute] = await withScope(world.manager, (tx) => disputesOf(tx, bobs));
  const [shown] = dispute?.first.evidence ?? [];
  expect(shown).toMatchObject({ statement: "Site visit", file: { name: "visit.pdf" } });
  const fileId = shown?.file?.id ?? "";
  expect(await findDealFile(world.manager, { dealId: adas, fileId })).not.toBeNull();
  expect(await findDealFile(world.ada, { dealId: adas, fileId })).not.toBeNull();
  expect(await findDealFile(world.bob, { dealId: adas, fileId })).toBeNull();
  expect(await findDealFile(world.northAdmin, { dealId: adas, fileId })).toBeNull();

  const finding = { dealId: bobs, sideId, day, statement: "A mail of theirs" };
  expect(await noteFinding(world.manager, finding, after(30))).toEqual({ ok: true });
  const own = await withScope(world.ada, (tx) => ownSides(tx, adas));
  expect(own[0]?.evidence.map(({ statement }) => statement)).toEqual(["Site visit"]);
});

test("words for one side do not name the other", async () => {
  const world = await aWorld();
  const products = [world.sentry];
  const adas = await aRegistration(world.ada, { products });
  const bobs = await aRegistration(world.bob, { products });
  const named = { ...asks, askThis: "Bob says it was first" };
  expect(
    await openDispute(world.manager, { dealId: adas, otherId: bobs, ...named }, after(1)),
  ).toMatchObject({ reason: "discloses", field: "askThis", name: "Bob" });
});

test("each is told its own outcome, once; then nothing more is taken", async () => {
  const { world, adas, bobs, disputeId, sideOf } = await aDispute();
  const decision = {
    ...({ dealId: bobs, disputeId, outcome: "first", reasons: "Ada's visit came first" } as const),
    toldFirst: "Your visit counts",
    toldSecond: "Your proof came too late",
  };
  const both = await Promise.all([
    decideDispute(world.manager, decision, after(60)),
    decideDispute(world.admin, { ...decision, outcome: "second" }, after(60)),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);

  const [adasSide] = await withScope(world.ada, (tx) => ownSides(tx, adas));
  const [bobsSide] = await withScope(world.bob, (tx) => ownSides(tx, bobs));
  expect(new Set([adasSide?.outcome, bobsSide?.outcome])).toEqual(
    new Set(["upheld", "not_upheld"]),
  );
  expect(adasSide?.told).toBe("Your visit counts");
  expect(await seenBy(world.bob)).not.toContain("visit");

  const sideId = await sideOf(world.bob, bobs);
  const late = { dealId: bobs, sideId, day, statement: "One more", file: null };
  expect(await handInProof(world.bob, late, after(70))).toMatchObject({ reason: "closed" });
  const forced = await withScope(world.bob, (tx) =>
    tx.disputeEvidence.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: sideId, sideId, dealId: bobs, day, statement: "x" },
          ...{ partnerId: world.bob.partnerId, side: "partner", at: after(70), authorName: "Bob" },
          personId: world.bob.personId ?? "",
        },
      ],
    }),
  ).catch((error: unknown) => error);
  expect(refusedByGuard(forced)).toBe(true);
});

test("a dispute is between two partners who claim the same, and one at a time", async () => {
  const { world, adas, bobs } = await aDispute();
  const again = { dealId: adas, otherId: bobs, ...asks };
  expect(await openDispute(world.manager, again, after(20))).toMatchObject({ reason: "no-rival" });
  const alone = await aRegistration(world.ada, {
    products: [world.vane],
    domain: "alone.example",
    name: "Alone",
  });
  expect(await withScope(world.manager, (tx) => rivalsOf(tx, alone))).toEqual([]);
  const past = { dealId: adas, otherId: alone, ...asks };
  expect(await openDispute(world.manager, past, after(20))).toMatchObject({ reason: "no-rival" });
});
