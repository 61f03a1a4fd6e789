import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { DealRecord } from "../deal.ts";
import { mayMove, mayUpdateStage } from "../moves.ts";
import { salesStages } from "../register/register-deal.schema.ts";
import { stageNames } from "./deal-words.ts";

export type TendErrors = Record<string, string[] | null | undefined>;
type Intent = "withdraw" | "won" | "lost" | "answer" | "update";

type Deed = {
  intent: Intent;
  /** On the button that opens it, and on the one that does it. */
  open: string;
  act: string;
  question: string;
  noteLabel: string;
  noteNeeded?: boolean;
  kind?: "primary" | "danger";
};

const deeds: Deed[] = [
  {
    intent: "answer",
    open: "Answer",
    act: "Send the answer",
    question: "Your answer",
    noteLabel: "What they asked for",
    noteNeeded: true,
    kind: "primary",
  },
  {
    intent: "update",
    open: "Add an update",
    act: "Save the update",
    question: "How the sale goes",
    noteLabel: "What is new",
  },
  {
    intent: "won",
    open: "Close as won",
    act: "Close as won",
    question: "Was it won?",
    noteLabel: "Note",
  },
  {
    intent: "lost",
    open: "Close as lost",
    act: "Close as lost",
    question: "Was it lost? The customer becomes free for others at once",
    noteLabel: "Why",
    kind: "danger",
  },
  {
    intent: "withdraw",
    open: "Withdraw",
    act: "Withdraw the registration",
    question: "Take the registration back? It cannot be undone",
    noteLabel: "Why",
    kind: "danger",
  },
];

function isOpenTo(intent: Intent, { status }: DealRecord): boolean {
  if (intent === "withdraw") return mayMove("partner", status, "withdrawn");
  if (intent === "answer") return status === "info_requested";
  if (intent === "update") return mayUpdateStage(status);
  return mayMove("partner", status, intent);
}

type TendBarProps = { deal: DealRecord; chosen: string | null; errors: TendErrors };

/** What its partner can do with a deal now. The choice stands in the address, so that it works before any script. */
export function TendBar({ deal, chosen, errors }: TendBarProps) {
  const possible = deeds.filter(({ intent }) => isOpenTo(intent, deal));
  const deed = possible.find(({ intent }) => intent === chosen);
  if (possible.length === 0) return null;
  if (deed) return <DeedForm key={deed.intent} deed={deed} deal={deal} errors={errors} />;
  return (
    <DecisionBar>
      {possible.map(({ intent, open, kind }) => (
        <LinkButton key={intent} to={`?do=${intent}`} kind={kind} replace preventScrollReset>
          {open}
        </LinkButton>
      ))}
    </DecisionBar>
  );
}

function DeedForm({ deed, deal, errors }: { deed: Deed; deal: DealRecord; errors: TendErrors }) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="intent" value={deed.intent} />
      <Section title={deed.question} label={deed.open}>
        <Fields>
          {deed.intent === "update" && <Sale deal={deal} errors={errors} />}
          <Field
            label={deed.noteLabel}
            optional={!deed.noteNeeded}
            errors={errors.note ?? []}
            span={6}
          >
            <TextArea name="note" rows={2} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind={deed.kind ?? "primary"}>
          {deed.act}
        </Button>
        <LinkButton to="?" replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}

function Sale({ deal, errors }: { deal: DealRecord; errors: TendErrors }) {
  return (
    <>
      <Field label="Sales stage" errors={errors.stage ?? []} span={3}>
        <Select
          name="stage"
          defaultValue={deal.stage}
          options={salesStages.map((value) => ({ value, label: stageNames[value] }))}
        />
      </Field>
      <Field label="Expected order day" errors={errors.closeDay ?? []} span={3}>
        <DateField name="closeDay" defaultValue={deal.closeDay.toISOString().slice(0, 10)} />
      </Field>
    </>
  );
}
