import { addDays, endOfLocalDay, localDay } from "#app/domain/programs/local-time.ts";
import type { ProgramRules } from "#app/domain/programs/program-rules.ts";

import type { DealStatus } from "../deal.ts";
import type { DealRequest } from "./deal-request.ts";

type Facts = {
  status: DealStatus;
  protectedUntil: Date | null;
  registration: number;
  rules: Pick<ProgramRules, "extensionDays" | "extensionNoticeDays">;
  requests: readonly Pick<DealRequest, "kind" | "status" | "registration">[];
};

export type ExtensionAnswer =
  | { ok: true; endsAt: Date; lastMoment: Date }
  | { ok: false; reason: "wrong-state" }
  | { ok: false; reason: "asked-before" }
  | { ok: false; reason: "too-late"; lastMoment: Date };

/** The last moment for asking, which is the end of a day of the vendor's. */
const lastMomentToAsk = (
  protectedUntil: Date,
  { extensionNoticeDays }: Facts["rules"],
  timeZone: string,
): Date =>
  endOfLocalDay(addDays(localDay(protectedUntil, timeZone), -extensionNoticeDays), timeZone);

/** Whether a deal's partner may ask for more time, and until when it would have it. */
export function mayExtend(facts: Facts, now: Date, timeZone: string): ExtensionAnswer {
  const { status, protectedUntil, registration, rules, requests } = facts;
  if (status !== "approved" || !protectedUntil || protectedUntil <= now) {
    return { ok: false, reason: "wrong-state" };
  }
  const asked = requests.some(
    (request) =>
      request.kind === "extension" &&
      request.registration === registration &&
      request.status !== "withdrawn",
  );
  if (asked) return { ok: false, reason: "asked-before" };
  const lastMoment = lastMomentToAsk(protectedUntil, rules, timeZone);
  if (now > lastMoment) return { ok: false, reason: "too-late", lastMoment };
  const lastDay = addDays(localDay(protectedUntil, timeZone), rules.extensionDays);
  return { ok: true, endsAt: endOfLocalDay(lastDay, timeZone), lastMoment };
}
