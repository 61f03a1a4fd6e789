import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { findConflicts } from "../conflicts/find-conflicts.server.ts";
import type { Found } from "../conflicts/near.ts";

/** Everything that stands at a domain, whatever the product. Pass the transaction of `asSystem`. */
export async function findAtDomain(
  wide: ScopedTx,
  partnerId: string,
  domain: string,
  now: Date,
): Promise<Found[]> {
  const { vendorId } = wide;
  const holder = await wide.customerIdentifier.findFirst({
    where: { vendorId, scheme: "domain", value: domain },
    select: { customerId: true },
  });
  const families = await wide.productFamily.findMany({
    where: { vendorId },
    select: { id: true },
  });
  const { rules } = await currentProgram(wide, now);
  const { timeZone } = await findVendor(wide);
  const asked = {
    dealId: null,
    partnerId,
    customerId: holder?.customerId ?? null,
    keys: { nameKey: "", domainKey: domain, dunsKey: null, vatKey: null },
    familyIds: families.map(({ id }) => id),
    wholeFamily: rules.wholeFamily,
    until: protectionEnd(now, rules.protectionDays, timeZone),
  };
  return findConflicts(wide, asked, now);
}
