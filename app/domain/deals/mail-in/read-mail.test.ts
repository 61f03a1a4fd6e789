import PostalMime from "postal-mime";
import { expect, test } from "vitest";

import { mailboxAddress, mailboxIn } from "./deal-mailbox.ts";
import { readMail } from "./read-mail.ts";

const ground = {
  today: new Date("2026-03-12"),
  currency: "EUR",
  parts: new Map([["EUR", new Map([["HI4210", "0195d7a0-0000-7000-8000-000000000001"]])]]),
};
const read = async (text: string) =>
  readMail(await PostalMime.parse(text.replaceAll("\n", "\r\n")), ["bluepeak.com"], ground);

test("what a mail names as a column is read as one, and the subject loses what mailers put before it", async () => {
  const { title, form } = await read(`From: a@bluepeak.com
Subject: WG: Re: FW: Northmoor Water
Content-Type: text/plain

> Company: Northmoor Ltd
> - Town: Leeds
Country: Germany
Country: France
Stage: proposal
https://example.com: not a label

Met them on Monday`);
  expect(title).toBe("Northmoor Ltd");
  expect(form).toMatchObject({ city: "Leeds", country: "DE", stage: "proposal" });
  expect(form.workDone).toContain("Met them on Monday");
});

test("a colleague's forwarded words name no customer", async () => {
  const { form } = await read(`From: a@bluepeak.com
Subject: Northmoor

From: Tom <tom@bluepeak.com>
hello`);
  expect(form).toMatchObject({ name: "Northmoor", domain: undefined, contactEmail: undefined });
});

test("a page of markup that never ends is read in no time", async () => {
  for (const piece of ["<script", "<", "<a ", "&lt;", "From: "]) {
    const body = piece.repeat(100_000 / piece.length);
    const start = performance.now();
    await read(`From: a@bluepeak.com\nSubject: x\nContent-Type: text/html\n\n${body}`);
    expect(performance.now() - start, piece).toBeLessThan(2_000);
  }
});

test("attachments are named as left out", async () => {
  const { note } = await read(`From: a@bluepeak.com
Subject: Northmoor
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

hello
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="offer.pdf"

x
--b--`);
  expect(note).toBe("Northmoor. Not taken over: offer.pdf");
});

test("an address names its vendor, wherever among others it stands", () => {
  const key = { vendorId: 7, token: "abcdefghjkmnpqrstvwxyz01" };
  const address = mailboxAddress(key, "mail.example.com");
  expect(mailboxIn(["x@example.com", `"Deals" <${address.toUpperCase()}>`])).toEqual(key);
  expect(mailboxIn([address.replace("+7.", "+99999999999.")])).toBeNull();
  expect(mailboxIn([`not${address}`, "deals+7.short@mail.example.com"])).toBeNull();
});
