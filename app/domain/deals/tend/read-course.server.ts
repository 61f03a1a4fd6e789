import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealRecord } from "../deal.ts";
import { stepsOf } from "../decide/steps.server.ts";
import type { DealRequest } from "../requests/deal-request.ts";
import { type ExtensionAnswer, mayExtend } from "../requests/extension.ts";
import { requestsOf } from "../requests/requests.store.server.ts";
import { type Ahead, aheadOf } from "./course.ts";

export type Course = {
  ahead: Ahead[];
  requests: DealRequest[];
  extension: ExtensionAnswer;
};

/** Where a deal goes from here, and what its partner has asked for. A distributor that is shown it sees the dates alone. */
export async function readCourse(
  tx: ScopedTx,
  deal: DealRecord,
  own: boolean,
  now: Date,
): Promise<Course> {
  const { timeZone } = await findVendor(tx);
  const requests = own ? await requestsOf(tx, deal.id) : [];
  const steps = own ? await stepsOf(tx, deal.id) : [];
  const extension: ExtensionAnswer = own
    ? mayExtend({ ...deal, requests }, now, timeZone)
    : { ok: false, reason: "wrong-state" };
  const answerBy = requests.find(({ status }) => status === "pending")?.answerBy;
  const ahead = aheadOf(deal, { steps, extension, answerBy, now, timeZone });
  return { ahead, requests, extension };
}
