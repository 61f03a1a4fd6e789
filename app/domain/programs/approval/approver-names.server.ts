import { staff } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The vendor's people who decide deals, by membership. */
export async function approverNames(tx: ScopedTx): Promise<Record<string, string>> {
  const people = (await staff(tx)).filter((person) => can(person, "deal:decide"));
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
