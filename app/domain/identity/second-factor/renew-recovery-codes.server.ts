import { withScope } from "#app/platform/db/scope.server.ts";

import { lockPerson } from "./lock-person.server.ts";
import { makeCodes } from "./recovery-codes.server.ts";
import { secondFactorOf } from "./second-factor.server.ts";
import { noteFactorChange, type Self } from "./second-factor-notice.server.ts";

/** Ten new codes for somebody who has a factor; the former ones are void. Null for who has none. */
export function renewRecoveryCodes({ actor, person }: Self): Promise<string[] | null> {
  return withScope(actor, async (tx) => {
    await lockPerson(tx, person.id);
    if (!(await secondFactorOf(person.id, tx))) return null;
    await noteFactorChange(tx, actor, person, { kind: "recovery_codes_renewed" });
    return makeCodes(tx, person.id);
  });
}
