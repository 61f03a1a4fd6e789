import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";

import type { Candidate } from "../../decisions/party-to-match.server.ts";

type MatchBarProps = { candidates: Candidate[]; nextTo: string };

/** One key says which of them it is, another that it is not the likeliest, a third that it is none. */
export function MatchBar({ candidates, nextTo }: MatchBarProps) {
  const [best] = candidates;
  return (
    <DecisionBar>
      {candidates.map(({ proposalId, name }, nth) => (
        <Button
          key={proposalId}
          type="submit"
          kind={nth === 0 ? "primary" : undefined}
          name="accept"
          value={proposalId}
          kbd={String(nth + 1)}
        >
          It is {name}
        </Button>
      ))}
      {best && (
        <Button type="submit" name="refuse" value={best.proposalId} kbd="R">
          {candidates.length > 1 ? "Not the first" : "Not this one"}
        </Button>
      )}
      <Button type="submit" name="keep" value="new" kbd="N">
        New customer
      </Button>
      <LinkButton kind="bare" to={nextTo} kbd="S">
        Later
      </LinkButton>
    </DecisionBar>
  );
}
