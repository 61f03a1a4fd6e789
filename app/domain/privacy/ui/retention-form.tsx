import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { FormErrors, FormFoot, FormSection } from "#app/ui/form.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";

import { type Retention, type RetentionKind, retentionKinds } from "../retention.ts";

type RetentionFormProps = {
  kept: Retention[];
  timeZone: string;
  answer?: {
    errors: Partial<Record<RetentionKind, string[] | null>>;
    typed: Partial<Record<RetentionKind, string>>;
  };
};

const lastRun = ({ lastRunAt, lastCount, totalCount }: Retention, timeZone: string) =>
  lastRunAt
    ? `Last run ${formatInstant(lastRunAt, timeZone)}: ${formatUnits(lastCount)}. So far ${formatUnits(totalCount)}`
    : "Not run yet";

/** For how many days each kind is kept, and what the last run did. */
export function RetentionForm({ kept, timeZone, answer }: RetentionFormProps) {
  const wrong = retentionKinds.flatMap(({ kind, name }) =>
    (answer?.errors[kind] ?? []).map((message) => ({ message, label: name, id: kind })),
  );
  return (
    <Form method="post">
      <FormErrors title="Nothing was changed" errors={wrong} attempt={answer} />
      {retentionKinds.map(({ kind, name, does }) => {
        const of = kept.find((each) => each.kind === kind);
        return (
          <FormSection key={kind} title={name} text={does}>
            <div className="fields">
              <Field
                label={
                  <>
                    Kept for<span className="sr">: {name}</span>
                  </>
                }
                errors={answer?.errors[kind] ?? []}
                help={of && lastRun(of, timeZone)}
                span={3}
              >
                <TextInput
                  name={kind}
                  inputMode="numeric"
                  numeric
                  end="days"
                  placeholder="Kept for good"
                  defaultValue={answer?.typed[kind] ?? of?.days ?? ""}
                />
              </Field>
            </div>
          </FormSection>
        );
      })}
      <FormFoot note="Holds from the next night on. What is gone does not come back">
        <Button type="submit" kind="primary">
          Save
        </Button>
      </FormFoot>
    </Form>
  );
}
