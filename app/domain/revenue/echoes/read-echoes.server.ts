import { productsById } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectFiles } from "../lineage.store.server.ts";
import { type EchoKind, type EchoQuery, echoPlace } from "./echo-query.ts";
import {
  type EchoRow,
  selectMaybePairs,
  selectPairs,
  selectParted,
} from "./list-echoes.store.server.ts";

/** One of the two lines, as a page shows it. */
export type EchoSide = {
  id: string;
  partnerName: string;
  day: Date;
  document: string;
  quantity: number;
  amountMinor: bigint;
  currency: string;
  customerName: string | null;
  source: { submissionId: string; rowNo: number; fileName: string };
};

export type EchoPair = {
  key: string;
  how: EchoKind;
  partNo: string;
  productName: string;
  /** What agrees and by how much the rest is apart. */
  evidence: { document: boolean; days: number | null; units: number | null; customer: boolean };
  /** The reseller's line and its distributor's; null where a decision outlived the line. */
  own: EchoSide | null;
  other: EchoSide | null;
  decision: { id: string; byName: string; at: Date } | null;
};

export type EchoesPage = {
  echoes: EchoPair[];
  after: string | null;
  partners: { id: string; name: string }[];
};

/** A page of the pairs of lines that may tell of one sale. For the vendor's side. */
export async function readEchoes(tx: ScopedTx, query: EchoQuery): Promise<EchoesPage> {
  const partners = (await listPartners(tx)).filter(({ kind }) => kind !== "supplier");
  const { rows, next } = await select(tx, query);
  const facts = rows.flatMap(({ own, other }) => [own, other].filter((side) => side !== null));
  const files = await selectFiles(
    tx,
    facts.map(({ submissionId }) => submissionId),
  );
  const products = await productsById(
    tx,
    rows.map(({ productId }) => productId),
  );
  const nameOf = new Map(partners.map(({ id, name }) => [id, name]));
  const sideOf = (side: EchoRow["own"]): EchoSide | null =>
    side && {
      ...side,
      day: new Date(side.day),
      amountMinor: BigInt(side.amountMinor),
      partnerName: nameOf.get(side.partnerId) ?? "A partner",
      source: {
        ...{ submissionId: side.submissionId, rowNo: side.rowNo },
        fileName: files.get(side.submissionId)?.fileName ?? "The file",
      },
    };
  return {
    partners: partners.map(({ id, name }) => ({ id, name })),
    after: next && echoPlace(next),
    echoes: rows.map((row) => ({
      key: row.decision?.id ?? `${row.own?.id} ${row.other?.id}`,
      how: row.how,
      partNo: products.get(row.productId)?.partNo ?? "",
      productName: products.get(row.productId)?.name ?? "",
      evidence: evidenceOf(row),
      own: sideOf(row.own),
      other: sideOf(row.other),
      decision: row.decision && { ...row.decision, at: new Date(row.decision.at) },
    })),
  };
}

function select(tx: ScopedTx, query: EchoQuery) {
  if (query.how === "parted") return selectParted(tx, query);
  return query.how === "maybe" ? selectMaybePairs(tx, query) : selectPairs(tx, query);
}

const DAY_MS = 86_400_000;
const word = (text: string) => text.trim().toUpperCase();

function evidenceOf({ own, other }: EchoRow): EchoPair["evidence"] {
  if (!own || !other) return { document: false, days: null, units: null, customer: false };
  return {
    document: word(own.document) !== "" && word(own.document) === word(other.document),
    days: Math.abs(Date.parse(own.day) - Date.parse(other.day)) / DAY_MS,
    units: Math.abs(own.quantity - other.quantity),
    customer: own.customerId !== null && own.customerId === other.customerId,
  };
}
