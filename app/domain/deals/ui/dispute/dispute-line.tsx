import { LinkButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { DisputeState } from "../../talk/deal-talk.ts";
import { dueWords } from "../due-words.ts";

type DisputeLineProps = { state: DisputeState; clock: Clock; base: string };

/** On a deal's review page: the way to its dispute. */
export function DisputeLine({ state, clock, base }: DisputeLineProps) {
  const { openUntil, contested } = state;
  if (!openUntil && !contested) return null;
  const sub = openUntil
    ? `Open, proof until ${dueWords(openUntil, clock)}`
    : "Another partner claims this customer; ask both for dated proof";
  return (
    <div className="divide">
      <Section
        title="Dispute"
        sub={sub}
        tone={openUntil ? "warn" : undefined}
        actions={
          <LinkButton to={`${base}/dispute`} size="sm">
            {openUntil ? "See the evidence" : "Open a dispute"}
          </LinkButton>
        }
      />
    </div>
  );
}
