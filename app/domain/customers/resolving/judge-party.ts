import { compareParties, type Near, type ReadyParty } from "../matching/compare-parties.ts";
import { SEVERAL } from "../matching/compare-places.ts";
import { ABSENT, type KeyName } from "../matching/keys.ts";
import type { Party } from "../matching/party.ts";
import { type Verdict, verdictOn } from "../matching/verdict.ts";
import { among } from "./rarity.ts";
import { type MatchRule, NAMES, scoreOf } from "./rule.ts";

/** A customer in one of the wordings by which it is known. */
export type Wording = { customerId: string; party: ReadyParty };

/** Numbers of an authority that a customer or party holds. */
export type Numbers = { duns: readonly string[]; lei: readonly string[]; vat: readonly string[] };

export type Link = {
  customerId: string;
  probability: number;
  levels: number[];
  verdict: Verdict | "none";
  /** Why a person decides although the probability would do. */
  heldBack: string | null;
};

/** No agreement outweighs two different numbers of one authority. */
const NEVER = -60;

/**
 * Which customers a party may be, the likeliest first. A customer is as likely as the likeliest of its wordings; of
 * several at most one is right, so rivals share the odds: two branches that both fit are a person's to tell apart.
 */
export function judgeParty(
  party: ReadyParty,
  wordings: readonly Wording[],
  numbersOf: (customerId: string) => Numbers | undefined,
  rule: MatchRule,
  near: Near,
): Link[] {
  if (wordings.length === 0) return [];
  // So few cannot be several that share an address or a telephone.
  const local =
    wordings.length < SEVERAL ? near : among(near, [party, ...wordings.map((each) => each.party)]);
  const best = new Map<string, { score: number; levels: number[] }>();
  for (const wording of wordings) {
    const levels = compareParties(party, wording.party, local);
    const held = numbersOf(wording.customerId);
    const never = held && contradict(numbersIn(party), held);
    const score = never ? NEVER : scoreOf(levels, rule.weights);
    const known = best.get(wording.customerId);
    if (!known || score > known.score) best.set(wording.customerId, { score, levels });
  }
  const odds = [...best.values()].map(({ score }) => Math.exp(Math.min(score, 30)));
  const all = odds.reduce((sum, odd) => sum + odd, 1);
  return [...best]
    .map(([customerId, { levels }], at): Link => {
      const odd = odds[at] ?? 0;
      const probability = odd / all;
      const found = judge(probability, levels, rule);
      if (found.verdict === "none" && probability >= CONTENDER && odd / (1 + odd) >= rule.workbench)
        return {
          customerId,
          probability,
          levels,
          verdict: "workbench",
          heldBack: "others fit too",
        };
      return { customerId, probability, levels, ...found };
    })
    .sort((a, b) => b.probability - a.probability || (a.customerId < b.customerId ? -1 : 1));
}

/** Of rivals that would each do alone, those that still have this share of the odds are a person's to choose from. */
const CONTENDER = 0.05;

/** What is done about a pair of this probability. */
export function judge(
  probability: number,
  levels: readonly number[],
  { automatic, workbench }: MatchRule,
): Pick<Link, "verdict" | "heldBack"> {
  if (probability < workbench) return { verdict: "none", heldBack: null };
  const found = verdictOn(probability, levels, automatic);
  if (found.verdict === "workbench" || isCorroborated(levels)) return found;
  return { verdict: "workbench", heldBack: "only the names agree" };
}

const at = (name: KeyName) => NAMES.indexOf(name);

/** The coarsest level at which each says more than that the names agree. */
const TELLING: readonly [key: number, level: number][] = [
  [at("address"), 3],
  [at("postcode"), 1],
  [at("city"), 2],
  [at("phone"), 2],
  [at("domain"), 1],
  [at("DUNS number"), 0],
  [at("LEI"), 0],
  [at("tax number"), 0],
];

/** A name alone is nobody's in particular: a place, a contact or a number must speak for it. */
const isCorroborated = (levels: readonly number[]) =>
  TELLING.some(([key, level]) => (levels[key] ?? ABSENT) <= level);

export const numbersIn = ({ duns, lei, vat }: Party): Numbers => ({
  duns: duns ? [duns] : [],
  lei: lei ? [lei] : [],
  vat: vat ? [vat] : [],
});

/**
 * Both hold a number of the same authority and none of it is the same. Tax numbers contradict each other within one
 * country only: a company has one in every country where it trades.
 */
export function contradict(one: Numbers, other: Numbers): boolean {
  return (
    apart(one.duns, other.duns) ||
    apart(one.lei, other.lei) ||
    one.vat.some((vat) => {
      const rivals = other.vat.filter((held) => held.slice(0, 2) === vat.slice(0, 2));
      return apart([vat], rivals);
    })
  );
}

const apart = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));

/** How a match was found, by the strongest thing that agrees. */
export function methodOf(levels: readonly number[]): "identifier" | "domain" | "name" {
  const agrees = (name: KeyName, to: number) => (levels[at(name)] ?? ABSENT) <= to;
  if (agrees("DUNS number", 0) || agrees("LEI", 0) || agrees("tax number", 0)) return "identifier";
  return agrees("domain", 1) ? "domain" : "name";
}
