import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import type { Changed } from "../../changed.ts";
import type { Clock } from "../../clock.ts";
import type { Taken } from "../../conflicts/overlap.ts";
import type { TermsRefused } from "../../terms/terms-refused.ts";
import { ChangedNotice } from "../changed-notice.tsx";
import { dayWords } from "../due-words.ts";

type Refused =
  | Changed
  | TermsRefused
  | { reason: "not-found" | "wrong-state" }
  | { reason: "held"; taken: Taken[] };

/** Why a request was not granted. */
export function RequestRefused({ refusal, clock }: { refusal: Refused; clock: Clock }) {
  switch (refusal.reason) {
    case "changed":
      return <ChangedNotice changed={refusal} clock={clock} />;
    case "held":
      return (
        <Notice tone="bad" title="Not granted: another deal protects it" live>
          {refusal.taken.map(({ familyId, familyName, until, dealId, number, partnerName }) => (
            <p key={familyId}>
              {familyName} until {dayWords(until, clock)} by {partnerName},{" "}
              <Link className="link" to={`/desk/deals/${dealId}`}>
                {number}
              </Link>
            </p>
          ))}
        </Notice>
      );
    case "no-price":
      return (
        <Notice tone="bad" title="Not granted: a part is not on sale any more" live>
          Refuse it, so that the partner can ask for another.
        </Notice>
      );
    case "not-taken":
      return (
        <Notice tone="bad" title="Not granted: the programme does not take it like that" live>
          {refusal.words.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      );
    default:
      return (
        <Notice tone="bad" title="Not answered: somebody was faster" live>
          This is where the deal stands now.
        </Notice>
      );
  }
}
