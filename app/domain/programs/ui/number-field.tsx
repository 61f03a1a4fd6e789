import { Field } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";

import type { ProgramRules } from "../program-rules.ts";
import { ruleLabels } from "./rule-rows.ts";
import type { TypedFields } from "./typed-form.ts";

type Name =
  | "protectionDays"
  | "longestProtectionDays"
  | "extensionDays"
  | "extensionNoticeDays"
  | "decisionBusinessDays"
  | "escalationHours"
  | "reminderDays"
  | "activityDays";

type NumberFieldProps = {
  name: Name;
  unit: string;
  rules: ProgramRules;
  fields: TypedFields;
  help?: string;
};

/** A rule that is a number of days or hours. */
export function NumberField({ name, unit, rules, fields, help }: NumberFieldProps) {
  const value = rules[name];
  const standing = Array.isArray(value) ? value.join(", ") : value;
  return (
    <Field label={ruleLabels[name]} errors={fields.errors(name)} help={help} span={3}>
      <TextInput
        name={name}
        inputMode={Array.isArray(value) ? undefined : "numeric"}
        numeric
        end={unit}
        autoComplete="off"
        defaultValue={fields.text(name, standing)}
      />
    </Field>
  );
}
