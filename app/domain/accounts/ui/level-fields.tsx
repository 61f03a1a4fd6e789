import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select } from "#app/ui/input.tsx";

import { facetNames, levelNames, levels, type Side, shownBy } from "../joint-account.ts";
import { facetHelp } from "./account-words.ts";

const options = levels.map((level) => ({ value: level, label: levelNames[level] }));

type Errors = Partial<Record<string, string[] | null>>;

/** What one's own side will show, facet by facet. */
export function LevelFields({ side, errors }: { side: Side; errors?: Errors }) {
  return (
    <Fields>
      {shownBy[side].map((facet) => (
        <Field key={facet} label={facetNames[facet]} help={facetHelp[side][facet]} span={3}>
          <Select name={facet} options={options} defaultValue="none" />
        </Field>
      ))}
      <Field
        label="Until"
        optional
        help="The last day; without one, until you take it back"
        span={3}
        errors={errors?.until ?? undefined}
      >
        <DateField name="until" />
      </Field>
    </Fields>
  );
}
