import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { ChangedMeanwhile, type StandsNow } from "#app/ui/changed-meanwhile.tsx";
import { FormErrors, FormFoot, formErrorsOf } from "#app/ui/form.tsx";

import { EditPartner } from "../partner.schema.ts";
import type { PartnerRecord } from "../partner.ts";
import { type PartnerChoices, PartnerFields, partnerLabels } from "./partner-fields.tsx";

type EditPartnerFormProps = {
  record: PartnerRecord;
  edition: string;
  choices: PartnerChoices;
  back: string;
  answer?: { lastResult: SubmissionResult<string[]>; edition?: string; now?: StandsNow };
};

/** Changes what the vendor keeps of a partner. */
export function EditPartnerForm({ record, edition, choices, back, answer }: EditPartnerFormProps) {
  const [form, fields] = useForm({
    id: "edit-partner",
    lastResult: answer?.lastResult,
    defaultValue: { ...record, territories: record.territories.join(", ") },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditPartner }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="edition" value={answer?.edition ?? edition} />
      {answer?.now && <ChangedMeanwhile now={answer.now} />}
      <FormErrors
        title="Nothing was changed"
        errors={formErrorsOf(form, partnerLabels)}
        attempt={answer}
      />
      <PartnerFields fields={fields} choices={choices} />
      <FormFoot>
        <Button type="submit" kind="primary">
          Save
        </Button>
        <LinkButton to={back} kind="bare">
          Cancel
        </LinkButton>
      </FormFoot>
    </Form>
  );
}
