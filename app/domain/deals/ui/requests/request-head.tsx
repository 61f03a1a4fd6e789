import type { ReactNode } from "react";

import { Status } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { DealRequest } from "../../requests/deal-request.ts";
import { dueWords } from "../due-words.ts";
import { proposedPieces, requestLooks, requestTitle } from "./request-words.ts";

type RequestHeadProps = {
  request: DealRequest;
  clock: Clock;
  /** Who answers, in words. */
  answers: string;
  children?: ReactNode;
};

/** What was asked for, by whom and why, and what became of it. */
export function RequestHead({ request, clock, answers, children }: RequestHeadProps) {
  const { word, mark, tone } = requestLooks[request.status];
  const pieces = proposedPieces(request.proposed);
  return (
    <div style={{ paddingBlock: 6 }}>
      <div className="row-flex">
        <span className="strong">{requestTitle(request, clock)}</span>
        <Status mark={mark} tone={tone} small>
          {word}
        </Status>
      </div>
      <p className="small quiet">
        {[pieces, request.askedName, dueWords(request.askedAt, clock)].filter(Boolean).join(", ")}
      </p>
      <p>{request.reason}</p>
      {request.answererName && (
        <p className="small quiet">
          {[request.answererName, request.answerNote].filter(Boolean).join(": ")}
        </p>
      )}
      {request.status === "pending" && (
        <p className="small quiet">
          {answers} by {dueWords(request.answerBy, clock)}
        </p>
      )}
      {children}
    </div>
  );
}
