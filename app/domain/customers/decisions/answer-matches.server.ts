import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLives } from "./cluster.store.server.ts";
import type { Answer } from "./decision.store.server.ts";
import type { Setting } from "./decision.ts";
import { liveCustomer } from "./live-customer.server.ts";
import { type Decided, type Deciding, deciding, record } from "./make-decision.server.ts";
import { ending } from "./merge-customers.server.ts";
import { Refused } from "./refused.ts";
import { goingAlong, MOST_NAMED } from "./split-customer.server.ts";

export type AnswerMatches = {
  proposalIds: readonly string[];
  ends: readonly string[];
  note: string | null;
};

/** These parties are the customers proposed: they count for them from now on. */
export const acceptMatches = (by: Deciding, { proposalIds, ends, note }: AnswerMatches) =>
  deciding<Decided>(by, async (tx) => {
    const proposals = await openProposals(tx, { id: { in: [...proposalIds] } });
    const lives = await selectLives(
      tx,
      proposals.map(({ customerId }) => customerId),
    );
    const rivals = await openProposals(tx, {
      partyId: { in: proposals.map(({ partyId }) => partyId) },
    });
    const accepted = new Map(proposals.map(({ partyId, customerId }) => [partyId, customerId]));
    const settings = [...accepted].flatMap(([partyId, customerId]): Setting[] => {
      const value = lives.get(customerId) ?? customerId;
      return [{ register: "party", subjectId: partyId, value }];
    });
    for (const customerId of new Set(lives.values())) await liveCustomer(tx, customerId);
    const along = await comingAlong(tx, proposals, lives);
    return record(tx, by, {
      kind: "accept",
      settings: [
        ...settings,
        ...along,
        ...rivals.map(({ id, partyId, customerId }) =>
          answered(id, accepted.get(partyId) === customerId ? "accepted" : "superseded"),
        ),
        ...ending(ends, by.now),
      ],
      evidence: { matches: proposals.slice(0, MOST_NAMED).map(inWords) },
      note,
    });
  });

/** Identifiers of the records that parties leave, as far as nobody who stays has written them. */
async function comingAlong(
  tx: ScopedTx,
  proposals: readonly Proposal[],
  lives: ReadonlyMap<string, string>,
): Promise<Setting[]> {
  const ways = new Map<string, { fromId: string; toId: string; partyIds: string[] }>();
  for (const { partyId, party, customerId } of proposals) {
    const [fromId, toId] = [party.customerId, lives.get(customerId) ?? customerId];
    const way = ways.get(`${fromId} ${toId}`) ?? { fromId, toId, partyIds: [] };
    ways.set(`${fromId} ${toId}`, { ...way, partyIds: [...way.partyIds, partyId] });
  }
  const all: Setting[] = [];
  for (const { fromId, toId, partyIds } of ways.values()) {
    if (fromId !== toId) all.push(...(await goingAlong(tx, fromId, partyIds, toId)));
  }
  return all;
}

/** These pairs are two different customers. That is remembered: they are never proposed again. */
export const refuseMatches = (by: Deciding, { proposalIds, note }: AnswerMatches) =>
  deciding<Decided>(by, async (tx) => {
    const proposals = await openProposals(tx, { id: { in: [...proposalIds] } });
    return record(tx, by, {
      kind: "refuse",
      settings: proposals.map(({ id }) => answered(id, "refused")),
      evidence: { matches: proposals.slice(0, MOST_NAMED).map(inWords) },
      note,
      alsoTouched: [...ownCustomers(proposals), ...proposals.map(({ customerId }) => customerId)],
    });
  });

type NewCustomers = { partyIds: readonly string[]; note: string | null };

/** None of the customers proposed is meant: these parties stay the customers of their own that they are. */
export const keepAsNew = (by: Deciding, { partyIds, note }: NewCustomers) =>
  deciding<Decided>(by, async (tx) => {
    const proposals = await openProposals(tx, { partyId: { in: [...partyIds] } });
    return record(tx, by, {
      kind: "new_customer",
      settings: proposals.map(({ id }) => answered(id, "refused")),
      evidence: { matches: proposals.slice(0, MOST_NAMED).map(inWords) },
      note,
      alsoTouched: ownCustomers(proposals),
    });
  });

const answered = (subjectId: string, value: Answer): Setting => ({
  register: "proposal",
  subjectId,
  value,
});

type Proposal = Awaited<ReturnType<typeof openProposals>>[number];
type Which = { id: { in: string[] } } | { partyId: { in: string[] } };

async function openProposals(tx: ScopedTx, which: Which) {
  const found = await tx.matchProposal.findMany({
    where: { vendorId: tx.vendorId, status: "open", ...which },
    orderBy: [{ score: "asc" }, { id: "asc" }],
    select: {
      id: true,
      partyId: true,
      customerId: true,
      score: true,
      ruleVersion: true,
      evidence: true,
      party: { select: { name: true, customerId: true } },
      customer: { select: { name: true } },
    },
  });
  if (found.length === 0) throw new Refused({ ok: false, reason: "done-already" });
  return found;
}

const ownCustomers = (proposals: readonly Proposal[]) =>
  proposals.map(({ party }) => party.customerId);

/** What the decision was made on, as it stood then. */
const inWords = ({ party, customer, score, ruleVersion, evidence }: Proposal) => ({
  party: party.name,
  customer: customer.name,
  ...{ score, ruleVersion, evidence },
});
