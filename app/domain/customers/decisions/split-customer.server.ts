import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Setting } from "./decision.ts";
import { type Live, liveCustomer } from "./live-customer.server.ts";
import { type Decided, type Deciding, deciding, record } from "./make-decision.server.ts";
import { ending } from "./merge-customers.server.ts";
import { Refused } from "./refused.ts";

export type Split = {
  customerId: string;
  partyIds: readonly string[];
  /** To whom they go; a new customer when null. */
  toId: string | null;
  ends: readonly string[];
  note: string | null;
};

/** Takes wordings off a customer: to another one, or to a new one of their own. */
export const splitCustomer = (by: Deciding, { customerId, partyIds, toId, ends, note }: Split) =>
  deciding<Decided>(by, async (tx) => {
    const from = await liveCustomer(tx, customerId);
    const { taken, left } = await divide(tx, customerId, partyIds);
    if (toId === customerId) throw new Refused({ ok: false, reason: "same" });
    if (!toId && left.length === 0) throw new Refused({ ok: false, reason: "nothing-left" });
    const to = toId
      ? await liveCustomer(tx, toId)
      : await insertSplit(tx, customerId, taken, by.now);
    const settings: Setting[] = [
      ...taken.map(({ id }): Setting => ({ register: "party", subjectId: id, value: to.id })),
      ...(await identifiersAlong(tx, customerId, { taken, left }, to.id)),
      ...ending(ends, by.now),
    ];
    const evidence = { from, to, parties: taken.slice(0, MOST_NAMED).map(({ name }) => name) };
    return record(tx, by, { kind: "split", settings, evidence, note });
  });

/** As many wordings as a decision names in words; its moves name them all. */
export const MOST_NAMED = 20;

type Worded = Awaited<ReturnType<typeof partiesOf>>[number];

async function divide(tx: ScopedTx, customerId: string, partyIds: readonly string[]) {
  const all = await partiesOf(tx, customerId);
  const taken = all.filter(({ id }) => partyIds.includes(id));
  if (taken.length === 0 || taken.length < new Set(partyIds).size) {
    throw new Refused({ ok: false, reason: "not-found" });
  }
  return { taken, left: all.filter(({ id }) => !partyIds.includes(id)) };
}

const partiesOf = (tx: ScopedTx, customerId: string) =>
  tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      street: true,
      postcode: true,
      city: true,
      country: true,
      domainKey: true,
      dunsKey: true,
      vatKey: true,
      lei: true,
    },
  });

async function insertSplit(
  tx: ScopedTx,
  splitFromId: string,
  taken: readonly Worded[],
  createdAt: Date,
): Promise<Live> {
  const { vendorId } = tx;
  const from = await tx.customer.findUniqueOrThrow({
    where: { vendorId_id: { vendorId, id: splitFromId } },
    select: { kind: true },
  });
  const { name = "", street, postcode, city, country } = taken[0] ?? {};
  const id = newId();
  await tx.customer.createMany({
    data: [
      {
        ...{ vendorId, id, name, street, postcode, city, country, splitFromId, createdAt },
        ...{ kind: from.kind, lifecycle: "prospect" },
      },
    ],
  });
  return { id, name };
}

/** What goes with these parties when they leave their customer. */
export async function goingAlong(
  tx: ScopedTx,
  customerId: string,
  partyIds: readonly string[],
  toId: string,
): Promise<Setting[]> {
  const { taken, left } = await divide(tx, customerId, partyIds);
  return identifiersAlong(tx, customerId, { taken, left }, toId);
}

type Divided = { taken: readonly Worded[]; left: readonly Worded[] };

/** Identifiers that only those who leave have written go with them. */
async function identifiersAlong(
  tx: ScopedTx,
  customerId: string,
  { taken, left }: Divided,
  toId: string,
): Promise<Setting[]> {
  const held = await tx.customerIdentifier.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: { id: "asc" },
    select: { id: true, scheme: true, value: true },
  });
  const writes = ({ scheme, value }: { scheme: string; value: string }) => {
    return (party: Worded) =>
      ({ domain: party.domainKey, duns: party.dunsKey, vat: party.vatKey, lei: party.lei })[
        scheme
      ] === value;
  };
  return held.flatMap((identifier): Setting[] =>
    taken.some(writes(identifier)) && !left.some(writes(identifier))
      ? [{ register: "identifier", subjectId: identifier.id, value: toId }]
      : [],
  );
}
