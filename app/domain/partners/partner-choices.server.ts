import { staff } from "#app/domain/identity/people.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { listTiers } from "./tiers.server.ts";

/** What can be chosen for a partner: its tier, and who looks after it. */
export async function partnerChoices(tx: ScopedTx) {
  const people = await staff(tx);
  return {
    tiers: (await listTiers(tx)).map(({ id, name }) => ({ id, name })),
    managers: people
      .filter(({ role }) => role === "channel_manager" || role === "vendor_admin")
      .map(({ id, name }) => ({ id, name })),
  };
}
