import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { Select } from "#app/ui/input.tsx";

type BehalfOwnerProps = {
  partnerName: string;
  owners: { id: string; name: string; title: string }[];
};

/** Who at the partner looks after the deal once it is handed in. */
export function BehalfOwner({ partnerName, owners }: BehalfOwnerProps) {
  return (
    <FormSection title="Partner" text={`${partnerName} is told that you registered for it.`}>
      <Fields>
        <Field label="Looks after it" span={4}>
          <Select
            name="ownerId"
            options={owners.map(({ id, name, title }) => ({
              value: id,
              label: title ? `${name}, ${title}` : name,
            }))}
          />
        </Field>
      </Fields>
    </FormSection>
  );
}
