import type { ChangeRecord } from "../golden/locking.schema.ts";
import { lockValue } from "./lock-value.server.ts";
import type { Decided, Deciding } from "./make-decision.server.ts";

/** Sets by hand what the form says: a value that stays whatever sources say. */
export function changeRecord(
  by: Deciding,
  customerId: string,
  change: ChangeRecord,
): Promise<Decided> {
  const note = change.note || null;
  const lock = { customerId, note };
  switch (change.intent) {
    case "lock-name":
      return lockValue(by, { ...lock, attribute: "name", value: change.name });
    case "lock-address": {
      const { street, postcode, city, country } = change;
      const value = JSON.stringify({ street, postcode, city, country });
      return lockValue(by, { ...lock, attribute: "address", value });
    }
    case "lock-kind":
      return lockValue(by, { ...lock, attribute: "kind", value: change.kind });
    case "lock-partner":
      return lockValue(by, { ...lock, attribute: "partner", value: change.partner ?? "" });
    case "unlock":
      return lockValue(by, { ...lock, attribute: change.attribute, value: null });
  }
}
