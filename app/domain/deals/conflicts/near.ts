import type { PartyKeys } from "#app/domain/customers/normalise.ts";

import type { DealStatus } from "../deal.ts";
import type { Key, KeyEvidence, Verdict } from "./conflict.ts";

/** A registration, or one that may become one, and what is asked for it. */
export type Asked = {
  /** Null before there is one. */
  dealId: string | null;
  partnerId: string;
  /** What its party was resolved to; null before it was. */
  customerId: string | null;
  keys: PartyKeys;
  familyIds: readonly string[];
  /** Whether parent and sibling companies count as the same customer. */
  wholeFamily: boolean;
  /** Until when an approval now would protect. */
  until: Date;
};

/** What shares a key with it, not yet judged. */
export type Near = {
  /** Of the customer that its party was resolved to. */
  customerName: string | null;
  deals: {
    dealId: string;
    partnerId: string;
    status: DealStatus;
    customerId: string;
    keys: Key[];
    theirs: PartyKeys;
    /** Families of this registration that the other names, and those that it protects now. */
    named: string[] | null;
    held: string[] | null;
    from: Date | null;
    until: Date | null;
  }[];
  engagements: {
    id: string;
    customerId: string;
    familyId: string | null;
    keys: Key[];
    /** First and last day. */
    from: Date | null;
    until: Date | null;
  }[];
  /** Those that have bought. */
  customers: { id: string; keys: Key[] }[];
};

/** What touches a registration, as it is kept. */
export type Found = {
  dealId: string;
  otherId: string;
  otherKind: "deal" | "engagement" | "customer";
  verdict: Verdict;
  customerId: string;
  familyIds: string[];
  from: Date | null;
  until: Date | null;
  evidence: KeyEvidence[];
  strength: number;
};
