import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { Conflict } from "../../conflicts/conflict.ts";
import type { DealRecord } from "../../deal.ts";
import type { Review } from "../../decide/review.ts";
import { isOpen } from "../../moves.ts";
import { closureNames } from "../deal-words.ts";
import { dayWords, dueWords } from "../due-words.ts";
import { verdictNames } from "./overlap-evidence.tsx";

/** The one thing to know before anything else. */
export function Standing({ review, clock }: { review: Review; clock: Clock }) {
  const { deal, taken, free, overlaps, conflicts } = review;
  if (!isOpen(deal.status)) return <Decision deal={deal} clock={clock} />;
  const [first] = taken;
  if (first) {
    const same = overlaps.find(({ dealId }) => dealId === first.dealId);
    const last = taken.reduce((late, { until }) => (until > late ? until : late), first.until);
    const families = [...new Set(taken.map(({ familyName }) => familyName))].join(", ");
    return (
      <Notice
        tone="warn"
        mark="overlap"
        title={`${verdictNames[same?.verdict ?? "conflict"]} on ${families}, until ${dayWords(last, clock)}`}
      >
        {first.partnerName} protects the same family at {customerWords(conflicts, first.dealId)}.
        {free.length > 0 &&
          ` ${free.map(({ name }) => name).join(", ")} overlaps with no protection.`}
      </Notice>
    );
  }
  const direct = conflicts.find(({ verdict }) => verdict === "direct");
  if (direct) {
    const families = direct.families.map(({ name }) => name).join(", ");
    return (
      <Notice
        tone="warn"
        mark="overlap"
        title={[verdictNames.direct, families && `for ${families}`].filter(Boolean).join(" ")}
      >
        {[direct.engagement?.byName, direct.engagement?.note].filter(Boolean).join(": ")}
      </Notice>
    );
  }
  if (overlaps.length > 0) {
    return (
      <Notice title="No protection stands against it">
        {overlaps.length === 1
          ? "Another registration touches it; see the comparison."
          : `${overlaps.length} other registrations touch it; see the comparison.`}
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title="Nothing overlaps">
      No protection and no other registration for this customer in {deal.families.join(", ")}.
    </Notice>
  );
}

/** At which company, in words: what belongs together counts as one, and is not the same. */
function customerWords(conflicts: readonly Conflict[], dealId: string): string {
  const found = conflicts.find(({ deal }) => deal?.id === dealId);
  const [surest] = found?.evidence.filter(({ agrees }) => agrees) ?? [];
  const words = { parent: "the parent", subsidiary: "a subsidiary", sibling: "a sister company" };
  const kin = surest && words[surest.key as keyof typeof words];
  return kin ? `${kin}, ${found?.deal?.customerName}` : "the same customer";
}

function Decision({ deal, clock }: { deal: DealRecord; clock: Clock }) {
  if (deal.status === "revoked") {
    const revoked = deal.events.find(({ kind }) => kind === "revoked");
    const by = revoked && `by ${revoked.actorName}, ${dueWords(revoked.at, clock)}`;
    return (
      <Notice tone="bad" title={["Approval taken back", by].filter(Boolean).join(" ")}>
        {[deal.closure && `${closureNames[deal.closure]}.`, revoked?.note]
          .filter(Boolean)
          .join(" ")}
      </Notice>
    );
  }
  if (!deal.decidedAt) return null;
  const title =
    deal.status === "rejected" && deal.closure
      ? `Rejected: ${closureNames[deal.closure]}`
      : `Approved by ${deal.deciderName}, ${dueWords(deal.decidedAt, clock)}`;
  const kept = deal.protections.map(({ familyName }) => familyName).join(", ");
  return (
    <Notice tone={deal.status === "rejected" ? "bad" : "ok"} title={title}>
      {[kept && `Protects ${kept}.`, deal.decisionNote].filter(Boolean).join(" ")}
    </Notice>
  );
}
