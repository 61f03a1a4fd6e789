import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { ComboBox, type ComboOption } from "#app/ui/combo-box.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormFoot, FormSection } from "#app/ui/form.tsx";

/** For whom somebody of the vendor's registers a deal. */
export function ChoosePartner({ partners, back }: { partners: ComboOption[]; back: string }) {
  return (
    <Form method="get">
      <FormSection title="Partner" text="The deal is the partner’s; its people look after it.">
        <Fields>
          <Field label="Register for" span={4}>
            <ComboBox
              name="partner"
              options={partners}
              placeholder="Name of the partner"
              required
            />
          </Field>
        </Fields>
      </FormSection>
      <FormFoot>
        <Button kind="primary" type="submit">
          Go on
        </Button>
        <LinkButton to={back}>Cancel</LinkButton>
      </FormFoot>
    </Form>
  );
}
