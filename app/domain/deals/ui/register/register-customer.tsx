import { type FieldMetadata, getInputProps, getSelectProps } from "@conform-to/react";
import { countryChoices } from "#app/domain/partners/countries.ts";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { SuggestBox, type Suggestion } from "#app/ui/suggest-box.tsx";

import type { Clock } from "../../clock.ts";
import type { PrecheckAnswer } from "../../precheck/precheck.ts";
import { keyless } from "../keyless.ts";
import { fillFields } from "./fill-fields.ts";
import { PrecheckWords } from "./precheck-words.tsx";

type Text = FieldMetadata<string | undefined>;

export type CustomerFields = {
  domain: Text;
  name: Text;
  street: Text;
  postcode: Text;
  city: Text;
  country: Text;
  duns: Text;
  vat: Text;
};

const countryOptions = countryChoices.map(({ code, name }) => ({ value: code, label: name }));

type RegisterCustomerProps = {
  fields: CustomerFields;
  formId: string;
  /** Where the customers that the partner knows are looked up. */
  customersAt: string;
  precheck?: PrecheckAnswer | null;
  clock: Clock;
};

export function RegisterCustomer(props: RegisterCustomerProps) {
  const { fields, formId } = props;
  const fill = (suggestion: Suggestion) => {
    // The name itself is written by the box, after this.
    requestAnimationFrame(() => fillFields(formId, suggestion.fill ?? {}));
  };
  const input = (field: Text) => keyless(getInputProps(field, { type: "text" }));
  const country = keyless(getSelectProps(fields.country));
  return (
    <FormSection title="Customer" text="The company that will use it, not who resells it.">
      <Fields>
        <Field
          label="Web domain"
          field={fields.domain}
          span={3}
          optional
          help="Tells customers of one name apart"
          aside={
            props.precheck !== undefined && (
              <button className="link small" type="submit" name="intent" value="precheck">
                Is it free?
              </button>
            )
          }
        >
          <TextInput
            {...input(fields.domain)}
            inputMode="url"
            autoComplete="off"
            placeholder="customer.com"
          />
        </Field>
        <Field label="Name" field={fields.name} span={3}>
          <SuggestBox {...suggested(fields.name)} source={props.customersAt} onChoose={fill} />
        </Field>
        {props.precheck && <PrecheckWords answer={props.precheck} clock={props.clock} />}
        <Field label="Street" field={fields.street} span={2} optional>
          <TextInput {...input(fields.street)} autoComplete="off" />
        </Field>
        <Field label="Postcode" field={fields.postcode} span={2} narrowHalf optional>
          <TextInput {...input(fields.postcode)} autoComplete="off" />
        </Field>
        <Field label="City" field={fields.city} span={2} narrowHalf>
          <TextInput {...input(fields.city)} autoComplete="off" />
        </Field>
        <Field label="Country" field={fields.country} span={2}>
          <Select {...country} none="Choose" options={countryOptions} />
        </Field>
        <Field label="DUNS number" field={fields.duns} span={2} optional>
          <TextInput {...input(fields.duns)} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field label="VAT number" field={fields.vat} span={2} optional>
          <TextInput {...input(fields.vat)} autoComplete="off" />
        </Field>
      </Fields>
    </FormSection>
  );
}

/** The box is told by React what stands in it; Conform reads it from the form. */
function suggested(field: Text) {
  const { name, id, defaultValue } = getInputProps(field, { type: "text" });
  return { name, id, defaultValue: defaultValue?.toString() };
}
