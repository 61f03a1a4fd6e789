import { clusterPairs } from "./cluster-pairs.ts";
import { compareAll, together } from "./compare-all.ts";
import { compareParties, Surroundings } from "./compare-parties.ts";
import { type Candidates, findCandidates } from "./find-candidates.ts";
import { fitWeights, scoresOf, type Weights } from "./fit-weights.ts";
import { judgeAlone, judgeAmongRivals } from "./judge-pairs.ts";
import { type PartyText, readParty } from "./party.ts";
import { pickOneToOne } from "./pick-one-to-one.ts";
import { strangersIn } from "./strangers.ts";
import { type Verdict, verdictOn, WORKBENCH } from "./verdict.ts";

export type Match = {
  /** Places in the lists as they were given. */
  left: number;
  right: number;
  probability: number;
  verdict: Verdict;
  /** Why a person decides although the probability would do. */
  heldBack: string | null;
  /** One level per key, in the order of KEYS. */
  levels: number[];
};

export type Outcome = {
  matches: Match[];
  weights: Weights;
  candidates: Candidates;
  /** Whether each party was taken to stand in each list once. */
  oneToOne: boolean;
};

export type Wish = { /** Overrides what the lists look like. */ oneToOne?: boolean };

/** Beyond this share of parties that stand in a list again, the list is not one that has each party once. */
const MOST_REPEATED = 0.03;

/** Resolves two lists against each other, or one against itself. The order of the rows decides nothing. */
export function matchLists(
  left: readonly PartyText[],
  right: readonly PartyText[] | null,
  wish: Wish = {},
): Outcome {
  const lefts = inOrderOfContent(left);
  const rights = right && inOrderOfContent(right);
  const leftRead = lefts.map((place) => readParty(left[place] ?? { name: "" }));
  const rightRead =
    right && rights ? rights.map((place) => readParty(right[place] ?? { name: "" })) : null;
  const candidates = findCandidates(leftRead, rightRead);
  const near = new Surroundings(rightRead ? [...leftRead, ...rightRead] : leftRead);
  const leftReady = leftRead.map((party) => near.ready(party));
  const rightReady = rightRead ? rightRead.map((party) => near.ready(party)) : leftReady;
  const compare = (a: number, b: number) => {
    const [one, other] = [leftReady[a], rightReady[b]];
    if (!one || !other) throw new Error("A pair names a row that is not there");
    return compareParties(one, other, near);
  };
  const compared = compareAll(candidates, compare);
  const strangers = rightRead && [leftReady, rightReady].map((list) => strangersIn(list, near));
  const oneToOne =
    strangers !== null &&
    (wish.oneToOne ?? strangers.every(({ repeated }) => repeated < MOST_REPEATED));
  const judge = oneToOne
    ? judgeAmongRivals(candidates, left.length, right?.length ?? 0)
    : judgeAlone;
  const expected = Math.min(left.length, right?.length ?? left.length) / 4;
  const known = oneToOne ? together(strangers.map((list) => list.compared)) : null;
  const weights = fitWeights(compared, known, expected, judge);
  const probabilities = judge(scoresOf(compared, weights));
  const picked = oneToOne
    ? pickOneToOne(candidates, probabilities, WORKBENCH)
    : clusterPairs({
        candidates,
        probabilities,
        itself: right === null,
        least: WORKBENCH,
        compare,
        weights,
      });
  const matches = picked.map(({ left: a, right: b, probability, levels = compare(a, b) }) => ({
    left: lefts[a] ?? -1,
    right: (rights ?? lefts)[b] ?? -1,
    probability,
    ...verdictOn(probability, levels),
    levels,
  }));
  return {
    matches,
    weights,
    candidates: {
      left: candidates.left.map((place) => lefts[place] ?? -1),
      right: candidates.right.map((place) => (rights ?? lefts)[place] ?? -1),
    },
    oneToOne,
  };
}

/** Work goes by what the rows say, so that sums and ties come out the same however a file is sorted. */
function inOrderOfContent(list: readonly PartyText[]): number[] {
  const contents = list.map((party) => JSON.stringify(Object.entries(party).sort()));
  return [...list.keys()].sort((a, b) => {
    const [one, other] = [contents[a] ?? "", contents[b] ?? ""];
    return one < other ? -1 : one > other ? 1 : a - b;
  });
}
