import { staff } from "#app/domain/identity/members/people.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { listChains } from "./approval/chains.server.ts";
import { businessCalendar } from "./business-calendar.server.ts";
import { openPrograms } from "./current-program.server.ts";
import type { TermsGround } from "./terms.ts";

/**
 * What the terms of a deal of this partner depend on at that instant. In the vendor's scope: a partner sees neither
 * chains nor the vendor's people.
 */
export async function termsGround(
  wide: ScopedTx,
  { managerId }: { managerId: string | null },
  at: Date,
): Promise<TermsGround> {
  const [programs, chains, people, calendar] = await Promise.all([
    openPrograms(wide, at),
    listChains(wide),
    staff(wide),
    businessCalendar(wide),
  ]);
  return { programs, chains, approvers: { managerId, staff: people }, calendar };
}
