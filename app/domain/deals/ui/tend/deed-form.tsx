import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { ShownDeal } from "../../deal.ts";
import { salesStages } from "../../register/register-deal.schema.ts";
import type { ExtensionAnswer } from "../../requests/extension.ts";
import { lossReasons } from "../../tend/tend-deal.schema.ts";
import { closureNames, stageNames } from "../deal-words.ts";
import { weekdayWords } from "../due-words.ts";
import { FormStamp } from "../form-stamp.tsx";
import type { TendTried } from "../tend-bar.tsx";
import { MergePanel } from "../terms/merge-panel.tsx";
import type { Deed } from "./deeds.ts";

type DeedFormProps = {
  deed: Deed;
  deal: ShownDeal;
  clock: Clock;
  extension: ExtensionAnswer;
  formId: string;
  tried?: TendTried | null;
};

/** One deed: what it needs to know, the words for it, and the button that does it. */
export function DeedForm({ deed, deal, clock, extension, formId, tried }: DeedFormProps) {
  const mine = tried?.typed.intent === deed.intent ? tried : null;
  const errors = mine?.errors ?? {};
  const typed = mine?.typed ?? {};
  const meeting = mine?.meeting;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("select, textarea")?.focus({ preventScroll: true });
  }, []);
  return (
    <Form method="post" className="answer" ref={form} preventScrollReset>
      <input type="hidden" name="intent" value={deed.intent} />
      <FormStamp version={meeting?.version ?? deal.version} formId={formId} />
      {meeting && <MergePanel key={meeting.version} meeting={meeting} clock={clock} />}
      <Section title={deed.question} label={deed.open}>
        {deed.intent === "extend" && extension.ok && (
          <p className="help" style={{ marginBottom: 12 }}>
            It would be protected until {weekdayWords(extension.endsAt, clock)}. It can be asked for
            once.
          </p>
        )}
        <Fields>
          {deed.intent === "update" && <Sale deal={deal} typed={typed} errors={errors} />}
          {deed.intent === "lost" && (
            <Field label="Reason" errors={errors.reason ?? []} span={3}>
              <Select
                name="reason"
                none="Choose"
                options={reasonOptions}
                defaultValue={typed.reason}
              />
            </Field>
          )}
          <Field
            label={deed.noteLabel}
            optional={!deed.noteNeeded}
            errors={errors.note ?? []}
            span={6}
          >
            <TextArea name="note" rows={2} defaultValue={typed.note} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind={deed.kind ?? "primary"}>
          {deed.act}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}

const reasonOptions = lossReasons.map((value) => ({ value, label: closureNames[value] }));
const stageOptions = salesStages.map((value) => ({ value, label: stageNames[value] }));

type SaleProps = {
  deal: ShownDeal;
  typed: Record<string, string>;
  errors: TendTried["errors"];
};

function Sale({ deal, typed, errors }: SaleProps) {
  return (
    <>
      <Field label="Sales stage" errors={errors.stage ?? []} span={3}>
        <Select name="stage" defaultValue={typed.stage ?? deal.stage} options={stageOptions} />
      </Field>
      <Field label="Expected order day" errors={errors.closeDay ?? []} span={3}>
        <DateField
          name="closeDay"
          defaultValue={typed.closeDay ?? deal.closeDay.toISOString().slice(0, 10)}
        />
      </Field>
    </>
  );
}
