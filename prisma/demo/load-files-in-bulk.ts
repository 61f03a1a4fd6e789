import { customersHaveBought } from "#app/domain/customers/customers.server.ts";
import type { PartyWords } from "#app/domain/customers/party.schema.ts";
import { type ResolvedParty, resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { insertFacts, type NewFact } from "#app/domain/revenue/sales-fact.store.server.ts";
import {
  factKinds,
  lineKey,
  type SalesKind,
  type SalesLine,
} from "#app/domain/revenue/sales-line.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import { putInventory, putRowsOfFiles, putSubmissions } from "./bulk-submissions.ts";
import type { DemoFile } from "./files.ts";
import { grouped } from "./grouped.ts";
import { FileReader, type ReadFile } from "./read-files.ts";

type House = { vendorId: number; timeZone: string; partnerIds: ReadonlyMap<string, string> };

/** So many files are applied in one transaction. */
const AT_ONCE = 120;
const longEnough = { timeoutMs: 120_000 };

/** A line of sales as it was kept: what telling echoes needs of it. */
export type KeptFact = NewFact & { customerId: string | undefined };

/**
 * Reads and applies files by the hundred, with the same checks, resolution and keys as one by one: a year of reports
 * would take minutes otherwise. Nothing in these files corrects what came before; files that do are handed over.
 */
export async function loadFilesInBulk(
  files: readonly DemoFile[],
  house: House,
  cast: Cast,
  progress: (done: number) => void = () => undefined,
) {
  const reader = new FileReader(house);
  const known: Known = { parties: new Map(), buyers: new Set() };
  const facts: KeptFact[] = [];
  const read = (from: number) =>
    Promise.all(files.slice(from, from + AT_ONCE).map((file) => reader.read(file)));
  let next = read(0);
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const batch = await next;
    // The database works on one part while the next one is read.
    const applied = apply(batch, house.vendorId, cast, known);
    next = read(from + AT_ONCE);
    facts.push(...(await applied));
    progress(from + batch.length);
  }
  return facts;
}

const apply = (
  batch: readonly ReadFile[],
  vendorId: number,
  cast: Cast,
  known: Known,
): Promise<KeptFact[]> =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      await putSubmissions(tx, batch, cast);
      await putRowsOfFiles(tx, batch);
      await putInventory(
        tx,
        batch.filter(({ file }) => file.kind === "inventory"),
      );
      const sales = batch.filter(({ file }) => file.kind !== "inventory");
      const facts: KeptFact[] = [];
      for (const [, files] of grouped(sales, ({ partnerId }) => partnerId)) {
        facts.push(...(await factsOf(tx, files, known)));
      }
      await insertFacts(
        tx,
        facts.map(({ customerId: _customerId, ...fact }) => fact),
      );
      const bought = facts.flatMap(({ quantity, customerId }) =>
        quantity > 0 && customerId && !known.buyers.has(customerId) ? [customerId] : [],
      );
      await customersHaveBought(tx, bought);
      for (const customerId of bought) known.buyers.add(customerId);
      return facts;
    },
    longEnough,
  );

/** The facts of one reporter's files; its wordings are resolved together, and each of them once. */
async function factsOf(
  tx: ScopedTx,
  files: readonly ReadFile[],
  known: Known,
): Promise<KeptFact[]> {
  const [first] = files;
  if (!first) return [];
  const { partnerId } = first;
  const lines = files.flatMap((read) =>
    read.rows.flatMap(({ line }) => (line ? [{ read, line: line as SalesLine }] : [])),
  );
  const fresh = new Map<string, PartyWords>();
  for (const { line } of lines) {
    const key = keyOf(partnerId, line.party);
    if (line.party && !known.parties.has(key)) fresh.set(key, line.party);
  }
  const found = await resolveParties(tx, { partnerId }, [...fresh.values()], first.file.at);
  for (const [place, key] of [...fresh.keys()].entries()) {
    const party = found[place];
    if (party) known.parties.set(key, party);
  }
  return lines.map(({ read, line }) => {
    const { party, buyerId, soldToId, ...rest } = line;
    const kind = read.file.kind as SalesKind;
    const resolved = known.parties.get(keyOf(partnerId, party));
    return {
      ...rest,
      id: newId(),
      kind: factKinds[kind],
      partnerId: kind === "sell_in" ? (buyerId ?? null) : partnerId,
      soldToId: soldToId ?? null,
      partyId: resolved?.partyId ?? null,
      lineKey: lineKey({ partnerId, kind }, line),
      submissionId: read.id,
      createdAt: read.file.at,
      customerId: resolved?.customerId,
    };
  });
}

/** What earlier files told: wordings that are resolved, and customers that have bought. */
type Known = { parties: Map<string, ResolvedParty>; buyers: Set<string> };

const keyOf = (partnerId: string | null, party: PartyWords | undefined): string => {
  if (!party) return "";
  const { name, domain, duns, vat, street, postcode, city, country } = party;
  return [partnerId, name, domain, duns, vat, street, postcode, city, country].join("\t");
};
