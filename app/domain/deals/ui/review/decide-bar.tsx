import { Form, useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { withParams } from "#app/ui/address.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextArea } from "#app/ui/input.tsx";
import { useKeys } from "#app/ui/keyboard.ts";
import { Section } from "#app/ui/page.tsx";
import type { DealStatus } from "../../deal.ts";
import { rejectionReasons } from "../../decide/decide-deal.schema.ts";
import { mayMove } from "../../moves.ts";
import { closureNames } from "../deal-words.ts";

export type DecideErrors = Record<string, string[] | null | undefined>;
type Answer = "approve" | "ask" | "reject";

type DecideBarProps = {
  status: DealStatus;
  /** Families an approval would protect now, and whether others hold some of them. */
  free: string[];
  contested: boolean;
  errors: DecideErrors;
};

/** Where a registration is decided: a letter chooses the answer, Enter gives it. */
export function DecideBar({ status, free, contested, errors }: DecideBarProps) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const to = (answer: Answer | null) => withParams(params, { do: answer });
  const mayApprove = mayMove("vendor", status, "approved") && free.length > 0;
  const mayAsk = mayMove("vendor", status, "info_requested");
  const mayReject = mayMove("vendor", status, "rejected");
  const choose = (answer: Answer | null, says: string) => ({
    run: () => navigate(to(answer), { replace: true, preventScrollReset: true }),
    says,
  });
  useKeys({
    ...(mayApprove && { a: choose("approve", "Approve") }),
    ...(mayAsk && { i: choose("ask", "Ask for information") }),
    ...(mayReject && { r: choose("reject", "Reject") }),
    ...(params.has("do") && { escape: choose(null, "Back") }),
  });

  const approve = contested && free.length > 0 ? `Approve ${free.join(", ")} only` : "Approve";
  const chosen = params.get("do");
  if (chosen === "approve" && mayApprove) {
    return (
      <AnswerForm intent={contested ? "approve-free" : "approve"} act={approve} back={to(null)}>
        <Note label="Note to the partner" optional errors={errors.note} />
      </AnswerForm>
    );
  }
  if (chosen === "ask" && mayAsk) {
    return (
      <AnswerForm intent="ask" act="Ask for information" back={to(null)}>
        <Note label="What you need to know" errors={errors.note} />
      </AnswerForm>
    );
  }
  if (chosen === "reject" && mayReject) {
    return (
      <AnswerForm intent="reject" act="Reject" danger back={to(null)}>
        <Field label="Reason" errors={errors.reason ?? []} span={2}>
          <Select name="reason" none="Choose" options={reasonOptions} />
        </Field>
        <Note label="In words the partner will read" errors={errors.note} />
      </AnswerForm>
    );
  }
  if (!mayApprove && !mayAsk && !mayReject) return null;
  return (
    <DecisionBar
      why={
        <>
          then <kbd>↵</kbd> to confirm
        </>
      }
    >
      {mayApprove && (
        <LinkButton kind="primary" kbd="a" to={to("approve")} replace preventScrollReset>
          {approve}
        </LinkButton>
      )}
      {mayAsk && (
        <LinkButton kbd="i" to={to("ask")} replace preventScrollReset>
          Ask for information
        </LinkButton>
      )}
      {mayReject && (
        <LinkButton kind="danger" kbd="r" to={to("reject")} replace preventScrollReset>
          Reject
        </LinkButton>
      )}
      {status === "submitted" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="review" />
          <Button type="submit" kind="bare">
            Start review
          </Button>
        </Form>
      )}
    </DecisionBar>
  );
}

const reasonOptions = rejectionReasons.map((value) => ({ value, label: closureNames[value] }));

// Over the evidence, which stays in sight while one writes.
const standing = {
  position: "sticky",
  bottom: 0,
  marginTop: "auto",
  background: "var(--surface)",
  borderTop: "1px solid var(--line-strong)",
  zIndex: 4,
} as const;

type AnswerFormProps = {
  intent: "approve" | "approve-free" | "ask" | "reject";
  act: string;
  danger?: boolean;
  back: string;
  children: React.ReactNode;
};

function AnswerForm({ intent, act, danger, back, children }: AnswerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // Focus follows the letter that was pressed: to the words that are needed, or to the answer itself.
  useEffect(() => {
    const place = intent.startsWith("approve") ? "[data-answer]" : "select, textarea";
    form.current?.querySelector<HTMLElement>(place)?.focus();
  }, [intent]);
  return (
    <Form method="post" ref={form} preventScrollReset style={standing}>
      <input type="hidden" name="intent" value={intent} />
      <Section label={act}>
        <Fields>{children}</Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind={danger ? "danger" : "primary"} kbd="enter" data-answer="">
          {act}
        </Button>
        <LinkButton to={back} replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}

type NoteProps = { label: string; optional?: boolean; errors?: string[] | null };

function Note({ label, optional, errors }: NoteProps) {
  return (
    <Field label={label} optional={optional} errors={errors ?? []} span={6}>
      <TextArea name="note" rows={2} />
    </Field>
  );
}
