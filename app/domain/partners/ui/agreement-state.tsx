import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";

import { type Agreement, type AgreementState, agreementState } from "../agreement.ts";

const looks: Record<AgreementState, { word: string; mark: MarkName; tone?: Tone }> = {
  in_force: { word: "In force", mark: "ok", tone: "ok" },
  expiring: { word: "Runs out", mark: "warn", tone: "warn" },
  expired: { word: "Ran out", mark: "bad", tone: "bad" },
  replaced: { word: "Renewed", mark: "dot" },
  ended: { word: "Ended", mark: "dot" },
};

/** How an agreement stands, and until when. */
export function AgreementStatus({ agreement, today }: { agreement: Agreement; today: Date }) {
  const state = agreementState(agreement, today);
  const { word, mark, tone } = looks[state];
  const until = state === "ended" ? agreement.endedAt : agreement.validUntil;
  return (
    <Status mark={mark} tone={tone}>
      {word}
      {until && state !== "in_force" && state !== "replaced" && ` ${formatDay(until)}`}
      {until && state === "in_force" && ` until ${formatDay(until)}`}
    </Status>
  );
}
