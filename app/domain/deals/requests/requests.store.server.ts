import type { PartnerActor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { LockedDeal } from "../deal.store.server.ts";
import type { Terms } from "../terms/terms.ts";
import {
  type DealRequest,
  type DealRequestStatus,
  termsFromJson,
  termsToJson,
} from "./deal-request.ts";

const columns = {
  id: true,
  dealId: true,
  kind: true,
  status: true,
  registration: true,
  reason: true,
  endsAt: true,
  proposed: true,
  askedName: true,
  askedAt: true,
  answerBy: true,
  answeredAt: true,
  answererName: true,
  answerNote: true,
} satisfies Prisma.DealRequestSelect;

type Row = Prisma.DealRequestGetPayload<{ select: typeof columns }>;

const toRequest = ({ proposed, ...row }: Row): DealRequest => ({
  ...row,
  proposed: termsFromJson(proposed),
});

const MOST = 50;

/** What a deal's partner has asked for, the latest first. A distributor that is shown the deal sees none of it. */
export async function requestsOf(tx: ScopedTx, dealId: string): Promise<DealRequest[]> {
  const rows = await tx.dealRequest.findMany({
    where: { vendorId: tx.vendorId, dealId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: columns,
  });
  return rows.map(toRequest);
}

export async function findRequest(tx: ScopedTx, id: string): Promise<DealRequest | null> {
  const row = await tx.dealRequest.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: columns,
  });
  return row && toRequest(row);
}

type NewRequest = { id: string; reason: string; askedAt: Date; answerBy: Date } & (
  | { kind: "extension"; endsAt: Date }
  | { kind: "amendment"; proposed: Partial<Terms> }
);

export async function insertRequest(
  tx: ScopedTx,
  actor: PartnerActor,
  deal: Pick<LockedDeal, "id" | "partnerId" | "registration">,
  request: NewRequest,
) {
  if (!actor.membershipId) throw new Error("Somebody who works at the partner asks");
  const { id, kind, reason, askedAt, answerBy } = request;
  await tx.dealRequest.createMany({
    data: [
      {
        ...{ vendorId: tx.vendorId, id, dealId: deal.id, partnerId: deal.partnerId },
        ...{ kind, status: "pending", registration: deal.registration, reason },
        ...(request.kind === "extension"
          ? { endsAt: request.endsAt }
          : { proposed: termsToJson(request.proposed) }),
        ...{ askedBy: actor.membershipId, askedName: actor.name, askedAt, answerBy },
      },
    ],
  });
}

type Answer = {
  status: Exclude<DealRequestStatus, "pending">;
  answeredAt: Date;
  answererName?: string;
  answerNote?: string | null;
};

export async function closeRequest(tx: ScopedTx, id: string, answer: Answer) {
  await tx.dealRequest.updateMany({
    where: { vendorId: tx.vendorId, id, status: "pending" },
    data: answer,
  });
}
