import { customerSilenceDays } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectWordings } from "../golden/golden.store.server.ts";
import { lockedIn, movesOfValues } from "../golden/locked-values.server.ts";
import { goldenOf } from "../golden/refresh-golden.server.ts";
import type { Address, Lifecycle, Why } from "../golden/survive.ts";
import { recordsOf } from "./live-customer.server.ts";

/** A value of the golden record before and after, and why it is that afterwards. */
export type ComingValue = {
  attribute: "name" | "address";
  into: string;
  from: string;
  after: string;
  why: Why;
};

export type MergePreview = {
  into: Merging;
  from: Merging;
  values: ComingValue[];
  lifecycle: Lifecycle;
  /** Numbers of one authority that differ: two companies never have the same, and one seldom has two. */
  clashes: { scheme: string; into: string; from: string }[];
  /** One of them stands somewhere above the other. */
  related: boolean;
};

export type Merging = { id: string; name: string; lifecycle: Lifecycle; wordings: number };

/** What merging one customer into another would make of them. Nothing is changed. Null where either is not there. */
export async function previewMerge(
  tx: ScopedTx,
  { intoId, fromId }: { intoId: string; fromId: string },
  at: Date,
): Promise<MergePreview | null> {
  const { vendorId } = tx;
  const found = await tx.customer.findMany({
    where: { vendorId, id: { in: [intoId, fromId] }, standsForId: null },
    select: {
      ...{ id: true, name: true, lifecycle: true },
      ...{ street: true, postcode: true, city: true, country: true },
    },
  });
  const [into, from] = [intoId, fromId].map((id) => found.find((each) => each.id === id));
  if (!into || !from || intoId === fromId) return null;
  const wordings = (await selectWordings(tx, [intoId, fromId])).map((wording) => ({
    ...wording,
    own: wording.own && wording.customerId === intoId,
  }));
  const behind = [...(await recordsOf(tx, intoId)).slice(1), ...(await recordsOf(tx, fromId))];
  const locked = lockedIn(await movesOfValues(tx, [intoId, ...behind]), intoId, behind);
  const golden = goldenOf(wordings, locked, await customerSilenceDays(tx), at);
  const count = (id: string) => wordings.filter(({ customerId }) => customerId === id).length;
  return {
    into: { id: into.id, name: into.name, lifecycle: into.lifecycle, wordings: count(intoId) },
    from: { id: from.id, name: from.name, lifecycle: from.lifecycle, wordings: count(fromId) },
    values: [
      {
        ...{ attribute: "name", into: into.name, from: from.name },
        ...{ after: golden.name?.value ?? into.name, why: golden.name?.why ?? "only" },
      },
      {
        ...{ attribute: "address", into: inOneLine(into), from: inOneLine(from) },
        after: inOneLine(golden.address?.value ?? into),
        why: golden.address?.why ?? "only",
      },
    ],
    lifecycle: golden.lifecycle,
    clashes: await clashesOf(tx, intoId, fromId),
    related: await areRelated(tx, intoId, fromId),
  };
}

const inOneLine = ({ street, postcode, city, country }: Address) =>
  [street, [postcode, city].filter(Boolean).join(" "), country].filter(Boolean).join(", ");

async function clashesOf(tx: ScopedTx, intoId: string, fromId: string) {
  const held = await tx.customerIdentifier.findMany({
    where: {
      vendorId: tx.vendorId,
      customerId: { in: [intoId, fromId] },
      scheme: { in: ["duns", "lei", "vat"] },
    },
    orderBy: [{ scheme: "asc" }, { value: "asc" }],
    select: { customerId: true, scheme: true, value: true },
  });
  const of = (id: string) => held.filter(({ customerId }) => customerId === id);
  return of(intoId).flatMap(({ scheme, value }) =>
    of(fromId)
      .filter((other) => other.scheme === scheme)
      .map((other) => ({ scheme, into: value, from: other.value })),
  );
}

const areRelated = async (tx: ScopedTx, one: string, other: string) =>
  (await tx.customerAncestor.count({
    where: {
      vendorId: tx.vendorId,
      OR: [
        { ancestorId: one, customerId: other },
        { ancestorId: other, customerId: one },
      ],
    },
  })) > 0;
