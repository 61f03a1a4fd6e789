import type { VendorActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { beginRequest } from "./ask-about-person.server.ts";
import { FORMER_MEMBER } from "./mask.ts";
import { search } from "./search-person.server.ts";
import { subjectOf } from "./subject.ts";

const PATIENCE_MS = 2_500;

export type FormerMember = {
  id: string;
  name: string;
  partnerName: string | null;
  endedAt: Date;
};

/** Who worked here, or at a partner, and is still named. Whoever left last comes first. */
export async function formerMembers(tx: ScopedTx): Promise<FormerMember[]> {
  const rows = await tx.membership.findMany({
    where: { vendorId: tx.vendorId, endedAt: { not: null }, name: { not: FORMER_MEMBER } },
    orderBy: [{ endedAt: "desc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true, endedAt: true, partner: { select: { name: true } } },
  });
  return rows.flatMap(({ partner, endedAt, ...row }) =>
    endedAt ? [{ ...row, endedAt, partnerName: partner?.name ?? null }] : [],
  );
}

type Asked = { ok: true; requestId: string } | { ok: false; reason: "gone" | "works-here" };

/** Begins to look for all that is held about a former member. Whoever works here at all is not one. */
export async function askAboutMember(
  actor: VendorActor,
  membershipId: string,
  at: Date,
): Promise<Asked> {
  const asked = await withScope(actor, async (tx): Promise<Asked> => {
    const { vendorId } = tx;
    const member = await tx.membership.findFirst({
      where: { vendorId, id: membershipId, name: { not: FORMER_MEMBER } },
      select: { id: true, personId: true, name: true, email: true },
    });
    if (!member) return { ok: false, reason: "gone" };
    const { personId, name, email: mail } = member;
    const live = await tx.membership.count({ where: { vendorId, personId, endedAt: null } });
    if (live > 0) return { ok: false, reason: "works-here" };
    const namesakes = await tx.membership.count({
      where: { vendorId, name, personId: { not: personId } },
    });
    const user = { personId, membershipId, name, onlyOfName: namesakes === 0 };
    const subject = subjectOf({ mail, name: namesakes === 0 ? name : undefined, user });
    return { ok: true, requestId: await beginRequest(tx, actor, subject, at) };
  });
  if (asked.ok) await search(actor.vendorId, asked.requestId, PATIENCE_MS);
  return asked;
}
