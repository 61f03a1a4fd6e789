import type { Email } from "postal-mime";

import { domainKey } from "#app/domain/customers/normalise.ts";
import { nameKey } from "#app/platform/tables/header.ts";

import type { DraftForm } from "../drafts/draft.ts";
import { type DealColumn, dealColumns } from "../import/deal-columns.ts";
import { type RowGround, readDealRow } from "../import/read-deal-row.ts";

export type MailDraft = { title: string; form: DraftForm; note: string };

const LONGEST_TEXT = 100_000;
const LONGEST_WORDS = 4_000;

/**
 * What a mail says of a deal. Lines such as "Customer: Northmoor Water" are read as the columns of a file are; what
 * is not named so is taken from the subject and from whoever wrote the mail that was forwarded. Nothing is guessed
 * that somebody would not see on the form.
 */
export function readMail(mail: Email, ownDomains: readonly string[], ground: RowGround): MailDraft {
  const text = textOf(mail);
  const named = namedLines(text);
  const subject = plainSubject(mail.subject ?? "");
  const writer = forwardedFrom(text, ownDomains);
  const cell = (column: DealColumn) => {
    const said = named.get(column);
    if (said) return said;
    if (column === "name") return subject;
    if (column === "domain") return writer?.domain ?? "";
    if (column === "contactName") return writer?.name ?? "";
    if (column === "contactEmail") return writer?.email ?? "";
    if (column === "workDone") return text.slice(0, LONGEST_WORDS);
    return "";
  };
  const { form } = readDealRow(cell, ground);
  const { currency, stage, ...words } = form;
  return {
    title: (named.get("name") ?? subject ?? "").slice(0, 200) || "Mail without a subject",
    // What the mail does not say is asked on the form.
    form: {
      ...words,
      ...(named.has("stage") && { stage }),
      ...(named.has("currency") && { currency }),
    },
    note: noteOf(mail),
  };
}

const plainSubject = (subject: string) =>
  oneLine(subject)
    .replace(/^((re|fwd?|wg|aw|tr|sv|vs)\s*(\[\d+\])?\s*:\s*)+/i, "")
    .slice(0, 200);

/** Control characters have no place in a form; a subject may be folded over lines. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

function textOf({ text, html }: Email): string {
  const plain = text?.trim() ? text : withoutTags(html ?? "");
  return plain
    .slice(0, LONGEST_TEXT)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const entities: Record<string, string> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"' };

/** For mails that have no text of their own; what comes out is shown as text and never as markup. */
const withoutTags = (html: string) =>
  withoutBlocks(html.slice(0, LONGEST_TEXT))
    .replace(/<(br|\/p|\/div|\/tr|\/li)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? "");

/** Walks through it once, however often a block is opened and never closed. */
function withoutBlocks(html: string): string {
  const [first = "", ...blocks] = html.split(/<(?=(?:style|script|head)\b)/i);
  let kept = first;
  for (const block of blocks) {
    const end = /<\/(?:style|script|head)\s*>/i.exec(block);
    if (end) kept += block.slice(end.index + end[0].length);
  }
  return kept;
}

/** Lines that name a column: "Close date: 2027-03-31". The first of a name counts. */
function namedLines(text: string): Map<DealColumn, string> {
  const columnOf = new Map(
    dealColumns.flatMap(({ field, names }) => names.map((name) => [nameKey(name), field])),
  );
  const named = new Map<DealColumn, string>();
  for (const line of text.split("\n")) {
    const [, label = "", value = ""] = /^[\s>*-]*([^:]{2,40}):\s*(\S.*)$/.exec(line) ?? [];
    const column = columnOf.get(nameKey(label));
    if (column && !named.has(column)) named.set(column, value.trim().slice(0, LONGEST_WORDS));
  }
  return named;
}

const FORWARDED =
  /^[\s>]*(?:from|von|de|fra|från|da):\s*"?([^"<\n]{0,200}?)"?\s*<([^<>\s@]{1,100}@[^<>\s@]{3,200})>/im;

/** Whoever wrote the mail that was forwarded, unless it is one of the partner's or the vendor's own. */
function forwardedFrom(text: string, ownDomains: readonly string[]) {
  const [, name = "", email = ""] = FORWARDED.exec(text) ?? [];
  const domain = domainKey(email);
  if (!email || (domain && ownDomains.includes(domain))) return null;
  return { name: oneLine(name), email: email.toLowerCase(), domain: domain ?? "" };
}

const MOST_NAMES = 5;

function noteOf({ subject, attachments }: Email): string {
  const names = attachments.map(({ filename }) => oneLine(filename ?? "a file").slice(0, 80));
  const left =
    names.length > 0 &&
    `Not taken over: ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? " and more" : ""}`;
  return [oneLine(subject ?? "").slice(0, 200), left].filter(Boolean).join(". ");
}
