/** What a column may hold of a person, which is also what an erasure does with it. */
export type Treatment =
  /** A contact's name: another one takes its place. */
  | "name"
  /** A mail address that may be absent: emptied. */
  | "mail"
  /** A mail address that must be there: one that leads nowhere takes its place. */
  | "address"
  | "phone"
  | "title"
  /** The words of a customer, which are a person's where the customer is one. */
  | "customer"
  /** Free text that may name anybody: the words that are a person's are taken out of it. */
  | "text"
  /** The same in the strings of a document. */
  | "json"
  /** Which of our own users did it. Erased with the user, and kept when it is a contact that asks. */
  | "actor"
  /** A user's own login or membership. */
  | "member";

/** A table, and what each column of text in it may hold of a person. */
export type Held = {
  table: string;
  /** What its rows are called. */
  title: string;
  /** The rest of its primary key beside the vendor. */
  key: readonly string[];
  /** Since when a row is held. */
  since?: string;
  holds: Partial<Record<Treatment, readonly string[]>>;
  /** Text that is nobody's. */
  none: readonly string[];
  /** Whose own business the rows are: the vendor is told that something is held there, and no words around it. */
  apart?: boolean;
  /** Its rows are of deals, by `deal_id`. */
  atDeals?: boolean;
  /** The column that says which user acted. */
  user?: string;
  /** Until when. */
  kept: string;
  /** Where a row is seen, with `{column}` in it. */
  page?: string;
};

export const BOOKS = "As long as the books, with contacts taken out when their time is over";
export const LOG = "As long as the vendor; a person's words are taken out on request";
