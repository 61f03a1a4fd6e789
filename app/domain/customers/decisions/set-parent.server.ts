import { liveCustomer, recordsOf } from "./live-customer.server.ts";
import { type Decided, type Deciding, deciding, record } from "./make-decision.server.ts";
import { Refused } from "./refused.ts";

export type SetParent = { customerId: string; parentId: string | null; note: string | null };

/** Puts a customer below another one, or below none. Below itself it cannot be, however far. */
export const setParent = (by: Deciding, { customerId, parentId, note }: SetParent) =>
  deciding<Decided>(by, async (tx) => {
    if (customerId === parentId) throw new Refused({ ok: false, reason: "circle" });
    const customer = await liveCustomer(tx, customerId);
    const parent = parentId ? await liveCustomer(tx, parentId) : null;
    const records = await recordsOf(tx, customerId);
    return record(tx, by, {
      kind: "parent",
      // Of all records that are this customer: another one's former word would count where its own is silent.
      settings: records.map((subjectId) => ({ register: "parent", subjectId, value: parentId })),
      evidence: { customer, parent },
      note,
    });
  });
