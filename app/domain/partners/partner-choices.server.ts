import { staff } from "#app/domain/identity/members/people.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { PartnerRecord } from "./partner.ts";
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

type Terms = Pick<PartnerRecord, "tierId" | "managerId">;

/** What of these terms nobody could have chosen. What stands already may stay, also when its person has left. */
export async function unknownTerm(
  tx: ScopedTx,
  { tierId, managerId }: Terms,
  before?: Terms,
): Promise<"tier-unknown" | "manager-unknown" | null> {
  const { tiers, managers } = await partnerChoices(tx);
  const fits = (id: string | null, choices: { id: string }[], standing: string | null = null) =>
    id === null || id === standing || choices.some((choice) => choice.id === id);
  if (!fits(tierId, tiers, before?.tierId)) return "tier-unknown";
  return fits(managerId, managers, before?.managerId) ? null : "manager-unknown";
}
