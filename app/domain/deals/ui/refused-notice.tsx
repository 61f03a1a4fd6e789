import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import type { Changed } from "../changed.ts";
import type { Clock } from "../clock.ts";
import type { Taken } from "../conflicts/overlap.ts";
import type { StepRefusal } from "../decide/decide-step.server.ts";
import type { TermsRefusal } from "../decide/terms-given.ts";
import { ChangedNotice } from "./changed-notice.tsx";
import { dayWords } from "./due-words.ts";
import { stepWords } from "./step-words.ts";

export type Refused =
  | { reason: "wrong-state" | "not-found" }
  | Changed
  | StepRefusal
  | TermsRefusal
  | { reason: "protected"; taken: Taken[]; free: string[] };

/** Why an answer was not taken, and what is left to do. */
export function RefusedNotice({ refusal, clock }: { refusal: Refused; clock: Clock }) {
  if (refusal.reason === "changed") return <ChangedNotice changed={refusal} clock={clock} />;
  const refused = stepWords(refusal, clock);
  if (refused) {
    return (
      <Notice tone="bad" title={refused.title} live>
        {refused.text}
      </Notice>
    );
  }
  if (!("taken" in refusal)) {
    return (
      <Notice tone="bad" title="Not decided: somebody was faster" live>
        This is where the registration stands now.
      </Notice>
    );
  }
  const { taken, free } = refusal;
  return (
    <Notice tone="bad" title="Not approved: another deal protects it" live>
      {taken.map(({ familyId, familyName, until, dealId, number, partnerName }) => (
        <p key={familyId}>
          {familyName} until {dayWords(until, clock)} by {partnerName},{" "}
          <Link className="link" to={`/desk/deals/${dealId}`}>
            {number}
          </Link>
        </p>
      ))}
      {free.length > 0 && <p>{free.join(", ")} can be approved alone.</p>}
    </Notice>
  );
}
