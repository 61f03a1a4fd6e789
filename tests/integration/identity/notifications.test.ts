import { expect, test } from "vitest";

import { choicesOf, saveChoices } from "#app/domain/identity/notifications/choices.server.ts";
import { sendDailyMails } from "#app/domain/identity/notifications/daily-mail.server.ts";
import {
  countUnread,
  listNotifications,
  markAllRead,
  openNotification,
} from "#app/domain/identity/notifications/notifications.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import { readStoppable, stopMails } from "#app/domain/identity/notifications/stop-mails.server.ts";
import type { MailChoice } from "#app/domain/identity/notifications/wish.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { stopLink } from "#app/platform/mail/stop-link.server.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const noon = new Date("2026-03-12T11:00:00Z");
const news = {
  kind: "deal.approved",
  subject: "DR-1 is protected",
  text: "Until May",
  to: "/portal/deals/1",
};

const tell = (from: Actor, readers: Actor[], given: Partial<typeof news> = {}, at = noon) =>
  asOf(at, () =>
    withScope(from, (tx) =>
      notify(
        tx,
        from,
        readers.map(({ membershipId }) => membershipId ?? ""),
        { ...news, ...given },
      ),
    ),
  );

const wants = (actor: Actor, inApp: boolean, mail: MailChoice, kind = news.kind) =>
  saveChoices(actor, [{ kind, inApp, mail }], noon);

const shown = async (actor: Actor) =>
  (await listNotifications(actor, { unread: false, before: undefined })).notifications;

const mails = (world: World) =>
  withScope(world.system, (tx) =>
    tx.mail.findMany({
      where: { vendorId: tx.vendorId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );

const secretOf = (actor: Actor, kind = news.kind) =>
  stopLink({
    vendorId: actor.vendorId,
    membershipId: actor.membershipId ?? "",
    kind,
  }).replace(`${env.ORIGIN}/unsubscribe/`, "");

test("who is told finds it in the portal and in the mailbox", async () => {
  const world = await aWorld();
  await tell(world.manager, [world.ada]);
  expect(await countUnread(world.ada)).toBe(1);
  const [one] = await shown(world.ada);
  expect(one).toMatchObject({ subject: news.subject, path: news.to, readAt: null });
  expect(await mails(world)).toMatchObject([
    {
      toName: "Ada",
      subject: news.subject,
      kind: news.kind,
      text: expect.stringContaining(news.to),
    },
  ]);

  expect(await openNotification(world.ada, one?.id ?? "", noon)).toBe(news.to);
  expect(await countUnread(world.ada)).toBe(0);
});

test("nobody reads what somebody else was told, not even a colleague or an administrator", async () => {
  const world = await aWorld();
  await tell(world.manager, [world.ada]);
  const [one] = await shown(world.ada);
  for (const other of [world.adaAdmin, world.bob, world.manager, world.admin]) {
    expect(await shown(other)).toEqual([]);
    expect(await countUnread(other)).toBe(0);
    expect(await openNotification(other, one?.id ?? "", noon)).toBeNull();
    await markAllRead(other, noon, noon);
    // Asked without naming whose: the database answers with the reader's own.
    const rows = await withScope(other, (tx) =>
      tx.notification.findMany({ where: { vendorId: tx.vendorId } }),
    );
    expect(rows).toEqual([]);
  }
  expect(await countUnread(world.ada)).toBe(1);
  // Another role of the same person at the same place is the same reader.
  expect(await countUnread(withRole(world.ada, "planner"))).toBe(1);
});

test("each kind comes the way its reader chose", async () => {
  const world = await aWorld();
  await wants(world.ada, false, "at_once");
  await wants(world.bob, true, "off");
  await tell(world.manager, [world.ada, world.bob]);
  expect([await countUnread(world.ada), await countUnread(world.bob)]).toEqual([0, 1]);
  expect(await mails(world)).toMatchObject([{ toName: "Ada" }]);
  // Another kind is not touched by it.
  await tell(world.manager, [world.bob], { kind: "deal.ending" });
  expect(await mails(world)).toHaveLength(2);
  expect((await choicesOf(world.bob)).get(news.kind)).toEqual({ inApp: true, mail: "off" });
});

test("whoever did it, and whoever works there no more, is not told", async () => {
  const world = await aWorld();
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: world.ada.membershipId ?? "" },
      data: { endedAt: noon },
    }),
  );
  await tell(world.manager, [world.ada, world.manager, world.bob]);
  expect((await mails(world)).map(({ toName }) => toName)).toEqual(["Bob"]);
  expect(await shown(world.manager)).toEqual([]);
});

test("the daily mail goes out at seven in the vendor's morning, once, with all of the day before", async () => {
  const world = await aWorld();
  await wants(world.ada, true, "daily");
  await wants(world.ada, false, "daily", "deal.comment");
  await tell(world.manager, [world.ada]);
  await tell(world.manager, [world.ada], { kind: "deal.comment", subject: "A comment" });
  expect(await mails(world)).toEqual([]);

  expect(await sendDailyMails(world.vendorId, new Date("2026-03-13T05:59:00Z"))).toBe(0);
  const seven = new Date("2026-03-13T06:00:00Z");
  const sent = await Promise.all([1, 2, 3].map(() => sendDailyMails(world.vendorId, seven)));
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(1);
  const [letter, ...more] = await mails(world);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ toName: "Ada", subject: "2 pieces of news", kind: "daily" });
  expect(letter?.text).toContain("DR-1 is protected");
  expect(letter?.text).toContain("A comment");
  // In the portal stands what was wanted there.
  expect((await shown(world.ada)).map(({ kind }) => kind)).toEqual([news.kind]);

  // What comes later waits for the next morning, also when the clock was late today.
  await tell(world.manager, [world.ada], {}, new Date("2026-03-13T05:59:59Z"));
  expect(await sendDailyMails(world.vendorId, new Date("2026-03-13T15:00:00Z"))).toBe(0);
  expect(await sendDailyMails(world.vendorId, new Date("2026-03-14T06:00:00Z"))).toBe(1);
});

test.each([
  ["Europe/Berlin", "2026-03-28", "2026-03-29T05:00:00Z"],
  ["America/New_York", "2026-10-31", "2026-11-01T12:00:00Z"],
  ["Asia/Kathmandu", "2026-03-28", "2026-03-29T01:15:00Z"],
  ["Pacific/Auckland", "2026-04-03", "2026-04-04T19:00:00Z"],
])("seven in the morning in %s, on the day the clocks change", async (timeZone, day, seven) => {
  const world = await aWorld();
  await withScope(world.system, (tx) =>
    tx.vendor.updateMany({ where: { vendorId: tx.vendorId }, data: { timeZone } }),
  );
  await wants(world.ada, true, "daily");
  await tell(world.manager, [world.ada], {}, new Date(`${day}T20:00:00Z`));
  const moment = new Date(seven);
  expect(await sendDailyMails(world.vendorId, new Date(moment.getTime() - 1))).toBe(0);
  expect(await sendDailyMails(world.vendorId, moment)).toBe(1);
});

test("news of the night is not mailed to who has left by the morning, or wants no more of it", async () => {
  const world = await aWorld();
  await wants(world.ada, true, "daily");
  await wants(world.bob, true, "daily");
  await tell(world.manager, [world.ada, world.bob]);
  await wants(world.bob, true, "off");
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: world.ada.membershipId ?? "" },
      data: { endedAt: noon },
    }),
  );
  expect(await sendDailyMails(world.vendorId, new Date("2026-03-13T06:00:00Z"))).toBe(0);
  expect(await mails(world)).toEqual([]);
});

test("the link in a mail stops its kind for its reader, and nothing else", async () => {
  const world = await aWorld();
  const secret = secretOf(world.ada);
  expect(await readStoppable(secret)).toEqual({
    kind: news.kind,
    vendorName: "Halden Instruments",
    stopped: false,
  });
  expect(await stopMails(secret, "off", noon)).toBe(true);
  expect(await stopMails(secret, "off", noon)).toBe(true);
  expect(await readStoppable(secret)).toMatchObject({ stopped: true });

  await tell(world.manager, [world.ada, world.adaAdmin]);
  await tell(world.manager, [world.ada], { kind: "deal.ending" });
  expect((await mails(world)).map(({ membershipId, kind }) => [membershipId, kind])).toEqual([
    [world.adaAdmin.membershipId, news.kind],
    [world.ada.membershipId, "deal.ending"],
  ]);
  expect(await countUnread(world.ada)).toBe(2);

  expect(await stopMails(secret, "at_once", noon)).toBe(true);
  await tell(world.manager, [world.ada]);
  expect(await mails(world)).toHaveLength(3);
});

test("the link of the daily mail stops the daily mail", async () => {
  const world = await aWorld();
  await wants(world.ada, true, "daily");
  await tell(world.manager, [world.ada]);
  expect(await stopMails(secretOf(world.ada, "daily"), "off", noon)).toBe(true);
  expect((await choicesOf(world.ada)).get(news.kind)).toEqual({ inApp: true, mail: "off" });
  expect(await sendDailyMails(world.vendorId, new Date("2026-03-13T06:00:00Z"))).toBe(0);
});

test("a link that was changed, or made up, stops nothing", async () => {
  const world = await aWorld();
  const secret = secretOf(world.ada);
  const [, signature] = secret.split(".");
  const forged = Buffer.from(
    JSON.stringify([world.vendorId, world.bob.membershipId, news.kind]),
  ).toString("base64url");
  for (const wrong of [`${forged}.${signature}`, `${secret}x`, forged, "", ".", "a.b.c"]) {
    expect(await readStoppable(wrong)).toBeNull();
    expect(await stopMails(wrong, "off", noon)).toBe(false);
  }
  expect((await choicesOf(world.bob)).size).toBe(0);
});
