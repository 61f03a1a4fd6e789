import { expect, test } from "vitest";

import { findDraft, listDrafts } from "#app/domain/deals/drafts/drafts.server.ts";
import { mailboxAddress } from "#app/domain/deals/mail-in/deal-mailbox.ts";
import { mailboxOf, renewMailbox } from "#app/domain/deals/mail-in/mailbox.server.ts";
import { receiveMail } from "#app/domain/deals/mail-in/receive-mail.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll("\n", "\r\n")));

async function aMailbox({ ada, adaAdmin }: Pick<World, "ada" | "adaAdmin">) {
  await renewMailbox(adaAdmin, thursday);
  const key = await withScope(ada, (tx) => mailboxOf(tx, ada));
  if (!key) throw new Error("No mailbox was opened");
  return mailboxAddress(key, "mail.example.com");
}

const addressOf = async (world: World, { membershipId, vendorId }: PartnerActor) => {
  const person = await withScope(world.system, (tx) =>
    tx.membership.findUnique({
      where: { vendorId_id: { vendorId, id: membershipId ?? "" } },
      select: { email: true },
    }),
  );
  return person?.email ?? "";
};

const aMail = (from: string, to: string, body: string, more = "") =>
  bytes(`From: "Ada" <${from}>
To: ${to}
Subject: Fwd: RE: Offer for Northmoor Water
Message-ID: <1@example.com>
${more}Content-Type: text/plain; charset=utf-8

${body}`);

const forwarded = `Please register this one.
Close date: 22.05.2026
SKU: HI-4210; HI-9999
Qty: 40; 2

-------- Forwarded Message --------
From: Claire Dunn <claire.dunn@northmoor-water.com>
Subject: Offer

We need about forty of them.`;

const drafts = (actor: PartnerActor) => withScope(actor, (tx) => listDrafts(tx, actor));

test("a colleague's mail becomes a draft with what could be read, once, and the sender is told", async () => {
  const world = await aWorld();
  const { vendorId, ada, bob } = world;
  const to = await aMailbox(world);
  const mail = aMail(await addressOf(world, ada), to, forwarded);
  const received = await receiveMail(mail, [], thursday);
  expect(await receiveMail(mail, [], thursday)).toEqual(received);

  const [summary, ...others] = await drafts(ada);
  expect(others).toEqual([]);
  const draft = await withScope(ada, (tx) => findDraft(tx, ada, summary?.id ?? ""));
  expect(draft).toMatchObject({
    source: "mail",
    title: "Offer for Northmoor Water",
    ownerId: ada.membershipId,
    form: {
      name: "Offer for Northmoor Water",
      domain: "northmoor-water.com",
      contactName: "Claire Dunn",
      contactEmail: "claire.dunn@northmoor-water.com",
      closeDay: "2026-05-22",
      lines: [{ productId: world.sentry.id, quantity: "40" }, { quantity: "2" }],
      workDone: expect.stringContaining("We need about forty of them."),
    },
  });
  expect(await drafts(bob)).toEqual([]);
  const told = await withScope(world.system, (tx) =>
    tx.notification.findMany({ where: { vendorId }, select: { kind: true, membershipId: true } }),
  );
  expect(told).toEqual([{ kind: "deal.draft_made", membershipId: ada.membershipId }]);
});

test("a stranger, another partner's people and those who sell nothing make none", async () => {
  const world = await aWorld();
  const { vendorId, ada, bob, admin } = world;
  const to = await aMailbox(world);
  for (const from of [
    "stranger@example.com",
    await addressOf(world, bob),
    await addressOf(world, world.supply),
    `${await addressOf(world, ada)}.evil.example`,
    "",
  ]) {
    expect(await receiveMail(aMail(from, to, forwarded), [], thursday)).toEqual({
      ok: false,
      reason: "stranger",
    });
  }
  expect(await drafts(ada)).toEqual([]);
  const entries = await withScope(admin, (tx) =>
    tx.auditEntry.count({ where: { vendorId, action: "deal_mail.refused" } }),
  );
  expect(entries).toBe(5);
});

test("whoever sells no more, and a partner that is suspended, make none either", async () => {
  const world = await aWorld();
  const { ada } = world;
  const to = await aMailbox(world);
  const mail = aMail(await addressOf(world, ada), to, forwarded);
  const answer = async () => {
    const received = await receiveMail(mail, [], thursday);
    return received.ok ? "a draft" : received.reason;
  };
  const { vendorId } = world;
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId, id: ada.membershipId ?? "" },
      data: { role: "operations" },
    }),
  );
  expect(await answer()).toBe("stranger");
  await withScope(world.system, (tx) =>
    tx.partner.updateMany({
      where: { vendorId, id: ada.partnerId },
      data: { status: "suspended" },
    }),
  );
  expect(await answer()).toBe("no-mailbox");
  expect(await drafts(ada)).toEqual([]);
});

test("an address that was renewed, guessed, or is another vendor's reaches nobody", async () => {
  const world = await aWorld();
  const other = await aWorld();
  const from = await addressOf(world, world.ada);
  const old = await aMailbox(world);
  const to = await aMailbox(world);
  const elsewhere = to.replace(String(world.vendorId), String(other.vendorId));
  for (const address of [old, elsewhere, "deals+1.x@mail.example.com", "deals@mail.example.com"]) {
    expect(await receiveMail(aMail(from, address, forwarded), [], thursday)).toEqual({
      ok: false,
      reason: "no-mailbox",
    });
  }
  // Where the mail server delivered it counts, whatever the headers say.
  const hidden = aMail(from, "undisclosed-recipients:;", forwarded);
  expect(await receiveMail(hidden, [to], thursday)).toMatchObject({ ok: true });
});

test("only the partner's administrator gives it another address; its sellers read it, nobody else", async () => {
  const world = await aWorld();
  await expect(renewMailbox(world.ada, thursday)).rejects.toThrow();
  await renewMailbox(world.adaAdmin, thursday);
  const { ada, bob, north, manager, admin } = world;
  expect(await withScope(ada, (tx) => mailboxOf(tx, ada))).not.toBeNull();
  for (const other of [bob, north, manager, admin]) {
    expect(await withScope(other, (tx) => mailboxOf(tx, ada))).toBeNull();
  }
});

test("hostile mails are read as text or not at all", async () => {
  const world = await aWorld();
  const { ada } = world;
  const to = await aMailbox(world);
  const from = await addressOf(world, ada);
  const nested = `Content-Type: multipart/mixed; boundary=a\n\n${Array.from(
    { length: 40 },
    (_, depth) =>
      `--${"a".repeat(depth + 1)}\nContent-Type: multipart/mixed; boundary=${"a".repeat(depth + 2)}\n\n`,
  ).join("")}`;
  const hostile = [
    bytes(`From: ${from}\nTo: ${to}\n${nested}`),
    bytes(`From: ${from}\nTo: ${to}\nX-Long: ${"x".repeat(300_000)}\n\nhello`),
  ];
  for (const mail of hostile) {
    expect(await receiveMail(mail, [], thursday)).toEqual({ ok: false, reason: "unreadable" });
  }
  const odd = bytes(`From: "Boss" <boss@example.com>, ${from}
To: ${to}
Subject: =?utf-8?B?${Buffer.from("Northmoor\r\nBcc: all@example.com\u0000\u202e").toString("base64")}?=
Message-ID: <odd@example.com>
Content-Type: text/html

<script>alert(1)</script><p onclick=x>Customer: Northmoor &lt;b&gt;</p>Country: ${"Z".repeat(5_000)}`);
  // Two senders are no sender that could be known.
  expect(await receiveMail(odd, [], thursday)).toMatchObject({ ok: false, reason: "stranger" });
  const html = bytes(Buffer.from(odd).toString().replace('"Boss" <boss@example.com>, ', ""));
  expect(await receiveMail(html, [], thursday)).toMatchObject({ ok: true });
  const [draft] = await drafts(ada);
  const kept = await withScope(ada, (tx) => findDraft(tx, ada, draft?.id ?? ""));
  expect(kept?.form).toMatchObject({ name: "Northmoor <b>" });
  expect(JSON.stringify(kept)).not.toMatch(/alert|\\u0000|\u202e|\\r/);
});

test("a flood for one partner stops", async () => {
  const world = await aWorld();
  const to = await aMailbox(world);
  const flood = Array.from({ length: 105 }, () => aMail("stranger@example.com", to, "x"));
  const reasons: string[] = [];
  for (const mail of flood) {
    const received = await receiveMail(mail, [], thursday);
    reasons.push(received.ok ? "ok" : received.reason);
  }
  expect(reasons.filter((reason) => reason === "too-many")).toHaveLength(5);
});
