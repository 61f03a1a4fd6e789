import { ERASED_CONTACT, FORMER_MEMBER, maskJson, maskText } from "./mask.ts";
import type { Held } from "./register/held.ts";
import { columnsOf, contactWays, treatmentOf } from "./register/register.ts";
import { plainMail, plainName, plainPhone, type Subject } from "./subject.ts";

export type Row = Record<string, unknown>;

const said = (row: Row, columns: readonly string[]) =>
  columns
    .map((column) => row[column])
    .filter((value): value is string => typeof value === "string" && value.trim() !== "");

/** What a row's contact is called and reached by. */
export const contactOf = (held: Held, row: Row) => ({
  mails: said(row, columnsOf(held, "mail", "address")).map(plainMail),
  phones: said(row, columnsOf(held, "phone")).map(plainPhone).filter(Boolean),
  names: said(row, columnsOf(held, "name")),
});

/**
 * Whether the contact of a row is who is sought. A mail address says so; a name or a number does where no other
 * address speaks against it, and a number, which colleagues share, where no other name does.
 */
export function isTheirs(held: Held, row: Row, subject: Subject): boolean {
  const contact = contactOf(held, row);
  if (contact.mails.some((mail) => subject.mails.includes(mail))) return true;
  if (contact.mails.length > 0 && subject.mails.length > 0) return false;
  const names = contact.names.map(plainName);
  const known = [...subject.names, ...subject.besides.names];
  if (names.some((name) => subject.names.includes(name))) return true;
  const otherName =
    known.length > 0 && names.length > 0 && !names.some((name) => known.includes(name));
  return !otherName && contact.phones.some((phone) => subject.phones.includes(phone));
}

/** Columns of a row's contact that say something, where it is who is sought. */
export const contactHits = (held: Held, row: Row, subject: Subject): string[] =>
  isTheirs(held, row, subject)
    ? columnsOf(held, ...contactWays).filter((column) => said(row, [column]).length > 0)
    : [];

/** Columns in whose words somebody is named, or that say which user acted. */
export function mentionHits(held: Held, row: Row, subject: Subject): string[] {
  const text = columnsOf(held, "text").filter((column) =>
    said(row, [column]).some((words) => maskText(words, subject) !== words),
  );
  const json = columnsOf(held, "json").filter(
    (column) => JSON.stringify(maskJson(row[column], subject)) !== JSON.stringify(row[column]),
  );
  return [...text, ...json, ...userHits(held, row, subject)];
}

function userHits(held: Held, row: Row, { user }: Subject): string[] {
  if (!user) return [];
  if (held.table === "membership") {
    return row.id === user.membershipId ? columnsOf(held, "member") : [];
  }
  return columnsOf(held, "actor").filter((column, place) => {
    const byId = place === 0 && held.user ? row[held.user] : undefined;
    if (typeof byId === "string") return byId === user.personId && row[column] !== FORMER_MEMBER;
    return user.onlyOfName && row[column] === user.name;
  });
}

/** What its columns become. Those of a customer that is a person are the customers' own matter. */
export function erasedColumns(
  held: Held,
  row: Row,
  columns: readonly string[],
  subject: Subject,
): Row {
  const becomes: Row = {};
  for (const column of columns) {
    const value = erased(held, row, column, subject);
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(row[column])) {
      becomes[column] = value;
    }
  }
  return becomes;
}

function erased(held: Held, row: Row, column: string, subject: Subject): unknown {
  const value = row[column];
  switch (treatmentOf(held, column)) {
    case "name":
      return subject.user ? FORMER_MEMBER : ERASED_CONTACT;
    case "actor":
      return FORMER_MEMBER;
    case "mail":
    case "phone":
      return null;
    case "address":
      return nowhere(row);
    case "title":
      return "";
    case "member":
      return column === "name" ? FORMER_MEMBER : column === "email" ? nowhere(row) : "";
    case "text":
      return typeof value === "string" ? maskText(value, subject) : undefined;
    case "json":
      return maskJson(value, subject);
    default:
      return undefined;
  }
}

/** An address that cannot exist, another one for each row. */
export const nowhere = (row: Row) => `erased-${String(row.id).slice(-12)}@erased.invalid`;
