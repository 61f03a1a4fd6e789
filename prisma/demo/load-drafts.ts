import { mailboxAddress } from "#app/domain/deals/mail-in/deal-mailbox.ts";
import { mailboxOf, renewMailbox } from "#app/domain/deals/mail-in/mailbox.server.ts";
import { receiveMail } from "#app/domain/deals/mail-in/receive-mail.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";

const host = "partners.halden.example";

/** A mail that a sales rep forwarded from the road, and that waits to be gone over. */
export async function loadDrafts({ cast, calendar }: { cast: Cast; calendar: Calendar }) {
  const tom = cast.partner("tom.ashworth@bluepeak.example");
  const helen = cast.partner("helen.marsh@bluepeak.example");
  const opened = calendar.at(calendar.workdaysAgo(20), "09:30");
  await asOf(opened, () => renewMailbox(helen, opened));
  const key = await withScope(tom, (tx) => mailboxOf(tx, tom));
  if (!key) throw new Error("Bluepeak has no address for mails");

  const mail = [
    "From: Tom Ashworth <tom.ashworth@bluepeak.example>",
    `To: ${mailboxAddress(key, host)}`,
    "Subject: Fwd: Gas monitors for the new bottling hall",
    "Message-ID: <bottling-hall@bluepeak.example>",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Company: Harrowgate Springs Ltd",
    "City: Harrogate",
    "Country: GB",
    "SKU: HI-4225",
    "Qty: 30",
    "",
    "-------- Forwarded message --------",
    "From: Priya Nair <priya.nair@harrowgate-springs.example>",
    "",
    "Thank you for the visit. We would need thirty of them by spring, and an offer before Christmas.",
  ].join("\r\n");
  const now = calendar.at(calendar.workdaysAgo(1), "16:42");
  const received = await asOf(now, () => receiveMail(new Uint8Array(Buffer.from(mail)), [], now));
  if (!received.ok) throw new Error(`The mail made no draft: ${received.reason}`);
}
