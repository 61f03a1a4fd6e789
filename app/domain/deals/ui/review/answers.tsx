import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices } from "#app/ui/form.tsx";
import { Checkbox, Select } from "#app/ui/input.tsx";

import { type Clock, dayOf } from "../../clock.ts";
import { dealFields, fieldNames } from "../../deal-fields.ts";
import { rejectionReasons, revocationReasons } from "../../decide/decide-deal.schema.ts";
import type { Review } from "../../decide/review.ts";
import { currentStep } from "../../decide/steps.ts";
import { closureNames } from "../deal-words.ts";
import { dayWords } from "../due-words.ts";
import { AnswerForm, Note, type Stamped } from "./answer-form.tsx";
import { type Reviewer, reviewerOptions } from "./assign-selected.tsx";

export type DecideErrors = Record<string, string[] | null | undefined>;

export type AnswerProps = {
  review: Review;
  clock: Clock;
  errors: DecideErrors;
  stamp: Stamped;
  back: string;
  /** What was typed into an answer that was not taken. */
  typed: { note: string; reason: string };
};

const isoDay = (at: Date) => at.toISOString().slice(0, 10);

/** What approving gives: in full at first, and less where one takes something away. */
export function ApproveForm({ review, clock, errors, stamp, back, typed }: AnswerProps) {
  const { free, taken, protectedUntil, longestUntil, steps } = review;
  const step = currentStep(steps);
  const isLast = !steps.some(({ status }) => status === "waiting");
  const act = approveWords(review);
  return (
    <AnswerForm
      intent={taken.length > 0 ? "approve-free" : "approve"}
      act={isLast ? act : `${act} as ${step?.name}`}
      focus="answer"
      back={back}
      stamp={stamp}
    >
      <input type="hidden" name="chosen" value="families" />
      <Choices legend="Protects" span={3}>
        {free.map(({ id, name }) => (
          <Checkbox key={id} name="families" value={id} defaultChecked>
            {name}
          </Checkbox>
        ))}
        {errors.families && <p className="error">{errors.families.join(" ")}</p>}
      </Choices>
      <Field
        label="Until"
        errors={errors.lastDay ?? []}
        span={3}
        help={`The programme gives until ${dayWords(protectedUntil, clock)}, ${
          longestUntil > protectedUntil
            ? `at most until ${dayWords(longestUntil, clock)}`
            : "and no longer"
        }`}
      >
        <DateField
          name="lastDay"
          defaultValue={isoDay(dayOf(protectedUntil, clock))}
          min={isoDay(clock.today)}
          max={isoDay(dayOf(longestUntil, clock))}
        />
      </Field>
      <Note label="Note to the partner" optional errors={errors.note} defaultValue={typed.note} />
    </AnswerForm>
  );
}

export function approveWords({ free, taken }: Review): string {
  return taken.length > 0 ? `Approve ${free.map(({ name }) => name).join(", ")} only` : "Approve";
}

export function AskForm({ review, errors, stamp, back, typed }: AnswerProps) {
  const { answer, fields } = review.likely;
  return (
    <AnswerForm
      intent="ask"
      act="Ask for information"
      focus="words"
      back={back}
      stamp={{ ...stamp, stepNo: null }}
    >
      <Note label="What you need to know" errors={errors.note} defaultValue={typed.note} />
      <Choices legend="What the partner may change" help="Everything else stays closed" span={6}>
        <div className="choices-grid">
          {dealFields.map((field) => (
            <Checkbox
              key={field}
              name="fields"
              value={field}
              defaultChecked={answer === "ask" && fields.includes(field)}
            >
              {fieldNames[field]}
            </Checkbox>
          ))}
        </div>
      </Choices>
    </AnswerForm>
  );
}

export function RejectForm({ review, errors, stamp, back, typed }: AnswerProps) {
  return (
    <AnswerForm intent="reject" act="Reject" danger focus="words" back={back} stamp={stamp}>
      <Field label="Reason" errors={errors.reason ?? []} span={2}>
        <Select
          name="reason"
          none="Choose"
          defaultValue={typed.reason || (review.likely.closure ?? "")}
          options={rejectionReasons.map((value) => ({ value, label: closureNames[value] }))}
        />
      </Field>
      <Note label="In words the partner will read" errors={errors.note} defaultValue={typed.note} />
    </AnswerForm>
  );
}

export function RevokeForm({ review, errors, stamp, back, typed }: AnswerProps) {
  return (
    <AnswerForm
      intent="revoke"
      act="Take the approval back"
      question={`Take the approval back? ${review.deal.customerName} becomes free for others at once`}
      danger
      focus="words"
      back={back}
      stamp={{ ...stamp, stepNo: null }}
    >
      <Field label="Reason" errors={errors.reason ?? []} span={2}>
        <Select
          name="reason"
          none="Choose"
          defaultValue={typed.reason}
          options={revocationReasons.map((value) => ({ value, label: closureNames[value] }))}
        />
      </Field>
      <Note label="In words the partner will read" errors={errors.note} defaultValue={typed.note} />
    </AnswerForm>
  );
}

type HandOverProps = AnswerProps & { colleagues: Reviewer[] };

export function HandOverForm({ review, errors, stamp, back, colleagues }: HandOverProps) {
  return (
    <AnswerForm intent="assign" act="Hand over" focus="words" back={back} stamp={stamp}>
      <Field
        label="Reviewer"
        errors={errors.reviewerId ?? []}
        span={3}
        help="The decision’s clock goes on"
      >
        <Select
          name="reviewerId"
          none="Nobody in particular"
          defaultValue={review.reviewer?.id ?? ""}
          options={reviewerOptions(colleagues)}
        />
      </Field>
    </AnswerForm>
  );
}
