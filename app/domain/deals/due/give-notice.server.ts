import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { VendorSettings } from "#app/domain/partners/vendor.server.ts";
import type { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { clockAt, daysUntil } from "../clock.ts";
import type { ApprovalStep } from "../decide/steps.ts";
import { tellApprovers } from "../decide/tell-approvers.server.ts";
import { tellAdministrators, tellDesk, tellPartner } from "../tell.server.ts";
import {
  decideSoonLetter,
  endingLetter,
  lateLetter,
  stillAskedLetter,
  updateDueLetter,
} from "../ui/due-letters.ts";
import type { NoticeKind } from "./due-notices.ts";
import type { DealOnTheClock } from "./look-at-deal.server.ts";

type About = {
  deal: DealOnTheClock;
  rules: ProgramRules;
  vendor: VendorSettings;
  /** Whose word the decision waits for; none for a deal from before there were steps. */
  step: ApprovalStep | null;
  now: Date;
};

/** Tells those whom a notice concerns. */
export async function giveNotice(
  tx: ScopedTx,
  system: VendorActor,
  { deal, rules, vendor, step, now }: About,
  kind: NoticeKind,
): Promise<void> {
  const { timeZone, shortName: vendorName } = vendor;
  const clock = clockAt(now, timeZone);
  switch (kind) {
    case "ending": {
      const end = deal.protectedUntil ?? now;
      const days = daysUntil(end, clock);
      return tellPartner(tx, system, deal, endingLetter({ ...deal, days, end }, clock));
    }
    case "update_due": {
      const { activityDays } = rules;
      return tellPartner(tx, system, deal, updateDueLetter({ ...deal, activityDays, vendorName }));
    }
    case "still_asked": {
      const askedAt = deal.askedAt ?? now;
      const letter = stillAskedLetter({ ...deal, askedAt, vendorName }, clock);
      return tellPartner(tx, system, deal, letter);
    }
    case "decide_soon":
    case "late": {
      const partnerName = (await findPartner(tx, deal.partnerId))?.name ?? "";
      const about = { ...deal, partnerName, decideBy: step?.dueAt ?? deal.decideBy ?? now };
      const letter = kind === "late" ? lateLetter(about, clock) : decideSoonLetter(about, clock);
      if (step) return tellApprovers(tx, system, step, letter, now);
      await tellDesk(tx, system, deal, letter);
      if (kind === "late") await tellAdministrators(tx, system, letter);
    }
  }
}
