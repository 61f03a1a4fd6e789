import { Form, useNavigate, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { useKeys } from "#app/ui/keyboard.ts";
import type { Clock } from "../../clock.ts";
import type { Review } from "../../decide/review.ts";
import { currentStep } from "../../decide/steps.ts";
import { isOpen, mayMove } from "../../moves.ts";
import { FormStamp } from "../form-stamp.tsx";
import type { Stamped } from "./answer-form.tsx";
import {
  ApproveForm,
  AskForm,
  approveWords,
  type DecideErrors,
  HandOverForm,
  RejectForm,
  RevokeForm,
} from "./answers.tsx";
import type { Reviewer } from "./assign-selected.tsx";

const answers = ["approve", "ask", "reject", "revoke", "assign"] as const;
type Answer = (typeof answers)[number];

type DecideBarProps = {
  review: Review;
  clock: Clock;
  stamp: Stamped;
  colleagues: Reviewer[];
  errors: DecideErrors;
  typed?: { note: string; reason: string };
};

const untyped = { note: "", reason: "" };

/** Where a registration is decided: a letter chooses the answer, Enter gives it. */
export function DecideBar(props: DecideBarProps) {
  const { review, clock, stamp, colleagues, errors, typed = untyped } = props;
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const to = (answer: Answer | null) =>
    withParams(params, { do: answer, done: null, was: null, t: null });
  const may = possible(review);
  const choose = (answer: Answer | null, says: string) => ({
    run: () => navigate(to(answer), { replace: true, preventScrollReset: true }),
    says,
  });
  useKeys({
    ...(may.approve && { a: choose("approve", "Approve") }),
    ...(may.ask && { i: choose("ask", "Ask for information") }),
    ...(may.reject && { r: choose("reject", "Reject") }),
    ...(may.assign && { h: choose("assign", "Hand over") }),
    ...(params.has("do") && { escape: choose(null, "Back") }),
  });

  const chosen = answers.find((answer) => answer === params.get("do") && may[answer]);
  const form = { review, clock, errors, stamp, typed, back: to(null) };
  switch (chosen) {
    case "approve":
      return <ApproveForm {...form} />;
    case "ask":
      return <AskForm {...form} />;
    case "reject":
      return <RejectForm {...form} />;
    case "revoke":
      return <RevokeForm {...form} />;
    case "assign":
      return <HandOverForm {...form} colleagues={colleagues} />;
    default:
      return <Choices review={review} may={may} to={to} stamp={stamp} colleagues={colleagues} />;
  }
}

function possible({ deal, free, claim }: Review): Record<Answer, boolean> {
  const { status } = deal;
  return {
    approve: mayMove("vendor", status, "approved") && free.length > 0 && claim !== null,
    ask: mayMove("vendor", status, "info_requested"),
    reject: mayMove("vendor", status, "rejected") && claim !== null,
    revoke: mayMove("vendor", status, "revoked"),
    assign: isOpen(status),
  };
}

const Confirm = () => (
  <span className="nowrap">
    then <kbd>↵</kbd> to confirm
  </span>
);

/** Why one may ask and hand over and no more. */
function whoElse({ deal, free, claim, steps }: Review): string | null {
  const step = currentStep(steps);
  if (!isOpen(deal.status)) return null;
  if (claim) return free.length === 0 ? "Others hold all of it" : null;
  return step ? `${step.approver} decides this step` : null;
}

type ChoicesProps = Pick<DecideBarProps, "review" | "stamp" | "colleagues"> & {
  may: Record<Answer, boolean>;
  to: (answer: Answer) => string;
};

function Choices({ review, may, to, stamp, colleagues }: ChoicesProps) {
  if (!answers.some((answer) => may[answer])) return null;
  const link = { replace: true, preventScrollReset: true };
  const { status } = review.deal;
  const elsewhere = may.approve ? null : whoElse(review);
  const me = colleagues.find(({ isMe }) => isMe);
  return (
    <DecisionBar why={may.approve && <Confirm />}>
      {may.approve && (
        <LinkButton kind="primary" kbd="a" to={to("approve")} {...link}>
          {approveWords(review)}
        </LinkButton>
      )}
      {may.ask && (
        <LinkButton kbd="i" to={to("ask")} {...link}>
          Ask for information
        </LinkButton>
      )}
      {may.reject && (
        <LinkButton kind="danger" kbd="r" to={to("reject")} {...link}>
          Reject
        </LinkButton>
      )}
      {may.revoke && (
        <LinkButton kind="danger" to={to("revoke")} {...link}>
          Take the approval back
        </LinkButton>
      )}
      {may.assign && (
        <LinkButton kind="bare" kbd="h" to={to("assign")} {...link}>
          Hand over
        </LinkButton>
      )}
      {may.assign && status !== "submitted" && me && review.reviewer?.id !== me.id && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="assign" />
          <input type="hidden" name="reviewerId" value={me.id} />
          <Button type="submit" kind="bare">
            Assign to me
          </Button>
        </Form>
      )}
      {status === "submitted" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="review" />
          <FormStamp version={stamp.version} formId={stamp.formId} />
          <Button type="submit" kind="bare">
            Start review
          </Button>
        </Form>
      )}
      {elsewhere && <span className="why small push">{elsewhere}</span>}
    </DecisionBar>
  );
}
