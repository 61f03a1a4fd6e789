import { countries } from "#app/domain/partners/countries.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { decimalOf } from "#app/platform/money.ts";
import { Field, FieldError } from "#app/ui/field.tsx";
import { Choices, Fields } from "#app/ui/form.tsx";
import { Checkbox, TextArea, TextInput } from "#app/ui/input.tsx";

import { type Conditions, registeringKinds } from "../conditions.ts";
import type { RuleNames } from "./refusal-words.ts";
import { ruleLabels } from "./rule-rows.ts";
import type { TypedFields } from "./typed-form.ts";

type BoxesProps = {
  name: string;
  legend: string;
  choices: readonly (readonly [value: string, label: string])[];
  ticked: readonly string[];
  fields: TypedFields;
  help?: string;
};

/** Boxes of which none means all. */
export function Boxes({ name, legend, choices, ticked, fields, help }: BoxesProps) {
  const errors = fields.errors(name);
  return (
    <Choices legend={legend} span={6} help={help}>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {choices.map(([value, label]) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            defaultChecked={fields.has(name, value, ticked.includes(value))}
          >
            {label}
          </Checkbox>
        ))}
      </div>
      {errors.length > 0 && <FieldError errors={errors} />}
    </Choices>
  );
}

type CountriesProps = {
  name: string;
  label: string;
  codes: readonly string[];
  fields: TypedFields;
  empty: string;
};

export function CountriesField({ name, label, codes, fields, empty }: CountriesProps) {
  const standing = codes.map((code) => countries[code] ?? code).join(", ");
  return (
    <Field label={label} errors={fields.errors(name)} help={empty} span={3}>
      <TextArea name={name} rows={2} defaultValue={fields.text(name, standing)} />
    </Field>
  );
}

type SizesProps = {
  currencies: readonly string[];
  sizes: Conditions["sizes"];
  fields: TypedFields;
};

/** The least and the most, a line for each currency in which there are prices. */
function SizeFields({ currencies, sizes, fields }: SizesProps) {
  return currencies.map((currency) => {
    const { fromMinor = null, belowMinor = null } = sizes[currency] ?? {};
    const typed = (minor: bigint | null) => (minor === null ? "" : decimalOf(minor, currency));
    const [from, below] = [`sizes.${currency}.from`, `sizes.${currency}.below`];
    return (
      <Fields key={currency}>
        <Field label={`From, ${currency}`} errors={fields.errors(from)} span={2} narrowHalf>
          <TextInput
            name={from}
            inputMode="decimal"
            numeric
            defaultValue={fields.text(from, typed(fromMinor))}
          />
        </Field>
        <Field label={`Below, ${currency}`} errors={fields.errors(below)} span={2} narrowHalf>
          <TextInput
            name={below}
            inputMode="decimal"
            numeric
            defaultValue={fields.text(below, typed(belowMinor))}
          />
        </Field>
      </Fields>
    );
  });
}

type ConditionFieldsProps = {
  conditions: Conditions;
  names: RuleNames;
  currencies: readonly string[];
  fields: TypedFields;
  familyHelp: string;
};

/** Which deals something is for. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { conditions, names, currencies, fields, familyHelp } = props;
  return (
    <div className="grid gap-4">
      <Fields>
        <Boxes
          name="partnerKinds"
          legend={ruleLabels.partnerKinds}
          choices={registeringKinds.map((kind) => [kind, `${kindNames[kind]}s`])}
          ticked={conditions.partnerKinds}
          fields={fields}
          help="None ticked means both"
        />
        <Boxes
          name="tierIds"
          legend={ruleLabels.tierIds}
          choices={Object.entries(names.tiers)}
          ticked={conditions.tierIds}
          fields={fields}
          help="None ticked means every tier, and partners without one"
        />
        <CountriesField
          name="partnerCountries"
          label={ruleLabels.partnerCountries}
          codes={conditions.partnerCountries}
          fields={fields}
          empty="Names or codes with commas between; empty means everywhere"
        />
        <CountriesField
          name="customerCountries"
          label={ruleLabels.customerCountries}
          codes={conditions.customerCountries}
          fields={fields}
          empty="Empty means everywhere"
        />
        <Boxes
          name="familyIds"
          legend={ruleLabels.familyIds}
          choices={Object.entries(names.families)}
          ticked={conditions.familyIds}
          fields={fields}
          help={familyHelp}
        />
      </Fields>
      <SizeFields currencies={currencies} sizes={conditions.sizes} fields={fields} />
      <p className="help">
        What a deal is worth at the partner’s price; a currency that is left empty asks nothing
      </p>
    </div>
  );
}
