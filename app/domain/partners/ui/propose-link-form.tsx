import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

type Props = {
  /** Whom it is proposed to; null where the other one is named by its code. */
  choices: { id: string; name: string }[] | null;
  wanted: "distributor" | "reseller";
  text: string;
  error?: string;
  typed?: string;
};

/** Proposes a link; it is live when both have accepted. */
export function ProposeLinkForm({ choices, wanted, text, error, typed }: Props) {
  const errors = error ? [error] : [];
  return (
    <Form method="post" className="divide">
      <Section title={`Propose a link with a ${wanted}`}>
        <p className="quiet max-w-prose">{text}</p>
        <Fields>
          {choices ? (
            <Field
              label={wanted === "reseller" ? "Reseller" : "Distributor"}
              errors={errors}
              span={3}
            >
              <Select
                name="other"
                defaultValue={typed}
                options={choices.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          ) : (
            <Field
              label="Code of the reseller"
              errors={errors}
              help="As it stands on the reseller’s own company page"
              span={3}
            >
              <TextInput name="other" defaultValue={typed} autoComplete="off" />
            </Field>
          )}
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="propose-link" kind="primary">
          Propose link
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
