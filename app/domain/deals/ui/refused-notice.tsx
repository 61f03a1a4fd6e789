import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../clock.ts";
import type { Taken } from "../conflicts/overlap.ts";
import { dayWords } from "./due-words.ts";

export type Refused =
  | { reason: "wrong-state" | "not-found" }
  | { reason: "protected"; taken: Taken[]; free: string[] };

/** Why an answer was not taken, and what is left to do. */
export function RefusedNotice({ refusal, clock }: { refusal: Refused; clock: Clock }) {
  if (refusal.reason !== "protected") {
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
