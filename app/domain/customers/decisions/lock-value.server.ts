import type { Attribute } from "../golden/survive.ts";
import { liveCustomer } from "./live-customer.server.ts";
import { type Decided, type Deciding, deciding, record } from "./make-decision.server.ts";

export type LockValue = {
  customerId: string;
  attribute: Attribute;
  /** Null unlocks: what the sources say counts again. */
  value: string | null;
  note: string | null;
};

/** A value that stays whatever sources say from now on. */
export const lockValue = (by: Deciding, { customerId, attribute, value, note }: LockValue) =>
  deciding<Decided>(by, async (tx) => {
    const customer = await liveCustomer(tx, customerId);
    return record(tx, by, {
      kind: "lock",
      settings: [{ register: "value", subjectId: customerId, aspect: attribute, value }],
      evidence: { customer, attribute, value },
      note,
    });
  });
