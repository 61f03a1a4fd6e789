import type { PolicyWords } from "./policy-words.ts";

export const commands = ["read", "add", "change", "remove"] as const;
export type Command = (typeof commands)[number];

export type PolicyFact = PolicyWords & {
  name: string;
  command: Command | "all";
  /** The roles it is for; an empty list means everybody. */
  roles: string[];
  restrictive: boolean;
  /** What the policy demands of a row that is written, where that differs. */
  check: string | null;
};

export type TableFact = {
  name: string;
  rowSecurity: boolean;
  forced: boolean;
  /** What the application's role may do at all, before any policy. */
  may: string[];
  policies: PolicyFact[];
  /** Everything wrong with it, in words; empty when it is closed. */
  faults: string[];
};

export type GlobalFact = { name: string; reason: string | null; may: string[]; faults: string[] };

export type RoleFact = { name: string; what: string; facts: string[]; faults: string[] };

export type FunctionFact = {
  name: string;
  owner: string;
  answers: string | null;
  callable: boolean;
  faults: string[];
};

export type Certificate = {
  at: string;
  database: string;
  server: string;
  tables: TableFact[];
  globals: GlobalFact[];
  roles: RoleFact[];
  functions: FunctionFact[];
  /** How many things are wrong; the certificate holds when there are none. */
  faults: number;
};

/** Asks the database that is being certified. */
export type Ask = <Row>(sql: string) => Promise<Row[]>;
