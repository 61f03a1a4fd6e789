import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { type Agreement, agreementKindNames } from "../agreement.ts";

/** Asks before an agreement is ended early. */
export function EndAgreementForm({ agreement }: { agreement: Agreement }) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="intent" value="end-agreement" />
      <input type="hidden" name="agreementId" value={agreement.id} />
      <Section title={`End the ${agreementKindNames[agreement.kind].toLowerCase()} today?`}>
        <Fields>
          <Field label="Why" optional span={6}>
            <TextArea name="note" rows={2} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="danger">
          End agreement
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
