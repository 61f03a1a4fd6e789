import type { AddressInfo } from "node:net";

import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";

const received: Email[] = [];
const refused = new Set<string>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo({ address }, _session, done) {
    done(refused.has(address) ? new Error("No such mailbox") : null);
  },
  async onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    received.push(await new PostalMime().parse(Buffer.concat(chunks)));
    done();
  },
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

// Only now, because the environment is read once, when its module is loaded.
const { deliverMail, listMails, mailBatch, sendMail } = await import(
  "#app/platform/mail/mail.server.ts"
);
const { withScope } = await import("#app/platform/db/scope.server.ts");
const { aWorld } = await import("#tests/support/world.ts");

const letter = (toAddress: string) => ({
  toName: "Tom Ashworth",
  toAddress,
  subject: "Approved: Møller & Sønner",
  text: "Protected until 9 May.",
});

async function aQueuedMail(toAddress: string) {
  const world = await aWorld();
  await withScope(world.manager, (tx) => sendMail(tx, world.manager, letter(toAddress)));
  const mails = () =>
    withScope(world.admin, (tx) => tx.mail.findMany({ where: { vendorId: tx.vendorId } }));
  const [mail] = await mails();
  if (!mail) throw new Error("Nothing was queued");
  return { payload: { vendorId: world.vendorId, mailId: mail.id }, mails };
}

test("a queued mail goes out over SMTP, once, and says so", async () => {
  const { payload, mails } = await aQueuedMail("tom@bluepeak.example");

  await deliverMail.run(payload);
  await deliverMail.run(payload);

  expect(received.filter((mail) => mail.messageId?.includes(payload.mailId))).toMatchObject([
    {
      subject: "Approved: Møller & Sønner",
      to: [{ name: "Tom Ashworth", address: "tom@bluepeak.example" }],
      text: expect.stringContaining("Protected until 9 May."),
    },
  ]);
  expect(await mails()).toMatchObject([{ status: "sent" }]);
});

test("a link reaches the reader of the mail, is encrypted until then, and is wiped", async () => {
  const world = await aWorld();
  const link = "https://partners.example.com/reset/opens-something";
  await withScope(world.ada, (tx) =>
    sendMail(tx, world.ada, { ...letter("tom@bluepeak.example"), text: "Here: {link}\n", link }),
  );
  const mailNow = () =>
    withScope(world.admin, (tx) =>
      tx.mail.findFirstOrThrow({ where: { vendorId: tx.vendorId, text: "Here: {link}\n" } }),
    );
  const queued = await mailNow();
  expect(Buffer.from(queued.secret ?? "").toString("latin1")).not.toContain("opens");
  const [shown] = await withScope(world.admin, listMails);
  expect(shown?.text).toBe("Here: [a link that only the reader of the mail sees]\n");

  await deliverMail.run({ vendorId: world.vendorId, mailId: queued.id });

  const [sent] = received.filter((mail) => mail.messageId?.includes(queued.id));
  expect(sent?.text).toContain(link);
  expect(await mailNow()).toMatchObject({ status: "sent", secret: null });
});

test("a mail that the server refuses stays queued for the next attempt", async () => {
  const { payload, mails } = await aQueuedMail("gone@bluepeak.example");
  refused.add("gone@bluepeak.example");

  await expect(deliverMail.run(payload)).rejects.toThrow(/No such mailbox/);
  expect(await mails()).toMatchObject([{ status: "queued" }]);

  refused.clear();
  await deliverMail.run(payload);
  expect(await mails()).toMatchObject([{ status: "sent" }]);
});

test("a mail belongs to the change it tells of: both are kept or neither", async () => {
  const world = await aWorld();
  const attempt = withScope(world.manager, async (tx) => {
    await sendMail(tx, world.manager, letter("tom@bluepeak.example"));
    throw new Error("The change failed");
  });
  await expect(attempt).rejects.toThrow("The change failed");

  const kept = await withScope(world.admin, (tx) =>
    tx.mail.count({ where: { vendorId: tx.vendorId } }),
  );
  expect(kept).toBe(0);
});

test("a mail that may be stopped says how, to its reader and to the mailbox, and the outbox does not", async () => {
  const world = await aWorld();
  const { membershipId } = world.ada;
  const reader = { membershipId: membershipId ?? "", kind: "deal.approved" };
  await withScope(world.manager, (tx) =>
    sendMail(tx, world.manager, { ...letter("ada@bluepeak.example"), reader }),
  );
  const [kept] = await withScope(world.admin, listMails);
  expect(kept?.text).toBe("Protected until 9 May.");
  const mailId = kept?.id ?? "";
  await deliverMail.run({ vendorId: world.vendorId, mailId });

  const mail = received.find(({ messageId }) => messageId?.includes(mailId));
  const header = (key: string) => mail?.headers.find((each) => each.key === key)?.value;
  const [, link = ""] = /^<(.+)>$/.exec(header("list-unsubscribe") ?? "") ?? [];
  expect(link).toMatch(/\/unsubscribe\/[\w-]+\.[\w-]+$/);
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(mail?.text).toContain(link);
  expect(mail?.text).toContain("/account/notifications/settings");
});

test("a mail to somebody who left before it went out is kept", async () => {
  const world = await aWorld();
  const reader = { membershipId: world.ada.membershipId ?? "", kind: "deal.approved" };
  await withScope(world.manager, (tx) =>
    sendMail(tx, world.manager, { ...letter("left@bluepeak.example"), reader }),
  );
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: reader.membershipId },
      data: { endedAt: new Date() },
    }),
  );
  const [queued] = await withScope(world.admin, listMails);
  await deliverMail.run({ vendorId: world.vendorId, mailId: queued?.id ?? "" });
  expect(await withScope(world.admin, listMails)).toMatchObject([
    { status: "kept", problem: "Its reader does not work there any more" },
  ]);
  expect(received.some(({ messageId }) => messageId?.includes(queued?.id ?? "none"))).toBe(false);
});

test("the outbox is read in batches to its end, without the words and for its own vendor", async () => {
  const world = await aWorld();
  const other = await aWorld();
  for (const each of [world.manager, world.manager, world.manager, other.manager]) {
    await withScope(each, (tx) => sendMail(tx, each, letter("tom@bluepeak.example")));
  }
  const read = (after?: string) => withScope(world.admin, (tx) => mailBatch(tx, after, 2));
  const first = await read();
  const second = await read(first.next ?? "");
  expect([first.mails.length, second.mails.length, second.next]).toEqual([2, 1, null]);
  expect(new Set([...first.mails, ...second.mails].map(({ id }) => id)).size).toBe(3);
  expect(first.mails[0]).not.toHaveProperty("text");
});
