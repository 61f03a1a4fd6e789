import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { ToldDecision } from "../../decisions/told-decision.ts";
import { decisionWords, evidenceWords } from "./decision-words.ts";

type DecisionListProps = { decisions: ToldDecision[]; timeZone: string; mayDecide: boolean };

/** Who decided what, when and on which evidence; each can be taken back, and made again. */
export function DecisionList({ decisions, timeZone, mayDecide }: DecisionListProps) {
  return (
    <Timeline label="Decisions" timesAtEnd>
      {decisions.map((decision) => (
        <DecisionMoment key={decision.id} {...{ decision, timeZone, mayDecide }} />
      ))}
    </Timeline>
  );
}

type DecisionMomentProps = Omit<DecisionListProps, "decisions"> & { decision: ToldDecision };

function DecisionMoment({ decision, timeZone, mayDecide }: DecisionMomentProps) {
  const { no, at, byName, note, stands, about, evidence } = decision;
  const seen = evidenceWords(evidence);
  return (
    <Moment
      mark={about ? "dot" : stands ? "ok" : "withdrawn"}
      time={formatInstant(at, timeZone)}
      dateTime={at.toISOString()}
      quote={note}
      help={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span>
            No. {no}, {byName}
            {!stands && ", taken back"}
          </span>
          {seen.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {mayDecide && !about && <TakeBack decision={decision} />}
        </span>
      }
    >
      {decisionWords(decision)}
    </Moment>
  );
}

function TakeBack({ decision: { id, no, stands } }: { decision: ToldDecision }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="decisionId" value={id} />
      <Button type="submit" size="sm" kind="bare" name="intent" value={stands ? "undo" : "redo"}>
        {stands ? "Undo" : "Make again"}
        <span className="sr"> no. {no}</span>
      </Button>
    </Form>
  );
}
