import type { Verdict } from "../conflicts/conflict.ts";
import type { DealField } from "../deal-fields.ts";
import type { RejectionReason } from "./decide-deal.schema.ts";
import { duplicateRate, type PartnerRecord, winRate } from "./partner-record.ts";

type Touching = {
  verdict: Verdict;
  partnerName: string | null;
  /** Families that both name. */
  families: readonly string[];
  /** Handed in before this one. */
  earlier: boolean;
};

export type DecisionFacts = {
  families: readonly string[];
  /** Of them, what an approval would protect now. */
  free: readonly string[];
  /** Who holds the others. */
  takenBy: readonly string[];
  touching: readonly Touching[];
  domain: string | null;
  duns: string | null;
  vat: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  workDone: string;
  record: PartnerRecord;
};

/** `decides` leads to the answer, `for` and `against` only weigh. */
export type Reason = { side: "decides" | "for" | "against"; words: string };

/** What somebody with these facts would most likely answer, and why. Nobody is bound by it. */
export type LikelyDecision = {
  answer: "approve" | "approve-free" | "ask" | "reject";
  /** What to ask about. */
  fields: DealField[];
  /** Which reason to give. */
  closure: RejectionReason | null;
  reasons: Reason[];
};

type Answer = Omit<LikelyDecision, "reasons"> & { words: string };

/** Fewer letters than these are no work worth protecting. */
const SHORTEST_WORK = 15;
/** From so many decisions on, a partner's record says something. */
const ENOUGH_DECISIONS = 5;
const MANY_DUPLICATES = 0.3;
const GOOD_WIN_RATE = 0.4;

const and = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const rejectFor = (closure: RejectionReason, words: string): Answer => ({
  ...{ answer: "reject", fields: [], closure, words },
});
const askFor = (fields: DealField[], words: string): Answer => ({
  ...{ answer: "ask", fields, closure: null, words },
});

export function likelyDecision(facts: DecisionFacts): LikelyDecision {
  const { words, ...answer } = decide(facts);
  return { ...answer, reasons: [{ side: "decides", words }, ...weighing(facts)] };
}

function decide(facts: DecisionFacts): Answer {
  const { families, free, takenBy, touching } = facts;
  const covers = ({ families: shared }: Touching) =>
    families.every((family) => shared.includes(family));
  const own = touching.find((each) => each.verdict === "duplicate" && covers(each));
  if (own && free.length === 0) {
    return rejectFor("duplicate", "The same partner holds all of it already");
  }
  const direct = touching.find((each) => each.verdict === "direct" && each.families.length > 0);
  if (direct) return rejectFor("direct_engaged", "Your own sales are engaged there");
  if (free.length === 0) {
    return rejectFor(
      "duplicate",
      `${and(takenBy)} ${takenBy.length > 1 ? "hold" : "holds"} all of it`,
    );
  }
  if (own) return askFor(["reference"], "The same partner waits with the same families already");

  const first = touching.find((each) => each.verdict === "competing" && each.earlier);
  if (first) {
    return askFor(
      ["workDone"],
      `${first.partnerName ?? "Another partner"} was first to register it; ask for dated work`,
    );
  }
  const missing = missingFields(facts);
  if (missing) return missing;
  if (free.length < families.length) {
    return {
      ...{ answer: "approve-free", fields: [], closure: null },
      words: `${and(free)} ${free.length > 1 ? "are" : "is"} free, ${and(takenBy)} ${takenBy.length > 1 ? "hold" : "holds"} the rest`,
    };
  }
  return { answer: "approve", fields: [], closure: null, words: "Nothing stands against it" };
}

function missingFields(facts: DecisionFacts): Answer | null {
  if (!facts.domain && !facts.duns && !facts.vat) {
    return askFor(["domain", "duns", "vat"], "Nothing identifies the customer but its name");
  }
  if (facts.workDone.trim().length < SHORTEST_WORK) {
    return askFor(["workDone"], "It says next to nothing of work done");
  }
  if (!facts.contactEmail && !facts.contactPhone) {
    return askFor(["contact"], "Its contact has neither e-mail nor phone");
  }
  return null;
}

function weighing({ touching, record }: DecisionFacts): Reason[] {
  const reasons: Reason[] = [];
  const weigh = (side: Reason["side"], words: string) => reasons.push({ side, words });
  if (touching.some(({ verdict }) => verdict === "existing_customer")) {
    weigh("against", "The customer has bought before; see what and through whom");
  }
  if (touching.some(({ verdict, earlier }) => verdict === "competing" && !earlier)) {
    weigh("for", "It was registered before the others that wait");
  }
  if (touching.some(({ verdict }) => verdict === "possible")) {
    weigh("against", "Another customer has nearly the same name");
  }
  const [wins, duplicates] = [winRate(record), duplicateRate(record)];
  if (record.decided >= ENOUGH_DECISIONS && duplicates !== null && duplicates >= MANY_DUPLICATES) {
    weigh("against", `${percent(duplicates)} of the partner’s registrations were duplicates`);
  }
  if (record.won + record.lost + record.expired >= ENOUGH_DECISIONS && wins !== null) {
    weigh(
      wins >= GOOD_WIN_RATE ? "for" : "against",
      `The partner wins ${percent(wins)} of what it protects`,
    );
  }
  if (record.registered === 0) weigh("against", "The partner has registered nothing before");
  return reasons;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
