import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { FORMER_MEMBER } from "./mask.ts";
import type { Subject } from "./subject.ts";

/** A login goes with the last place at which its person worked, whoever's that is; their sessions end with it. */
export async function eraseLogin(
  tx: ScopedTx,
  { personId }: NonNullable<Subject["user"]>,
  at: Date,
) {
  const places = await tx.$queryRaw<{ id: string }[]>`
    select id from identity.memberships_of(${personId}::uuid)`;
  if (places.length > 0) return;
  const own = { where: { personId } };
  await tx.session.deleteMany(own);
  await tx.token.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.person.updateMany({
    where: { id: personId },
    data: {
      ...{ name: FORMER_MEMBER, email: `erased-${personId}@erased.invalid`, passwordHash: null },
      ...{ passwordChangedAt: at, totpSecret: null, totpConfirmedAt: null },
    },
  });
}
