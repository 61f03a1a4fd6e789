import { Button } from "#app/ui/button.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { Checkbox, Select, TextInput } from "#app/ui/input.tsx";
import { keyed } from "#app/ui/keyed.ts";
import { SuggestBox } from "#app/ui/suggest-box.tsx";

import { wrongName } from "../said/wrong-name.ts";
import type { Saying, ShownMistake } from "../submission-page.ts";

type CorrectValuesProps = {
  mistake: ShownMistake;
  said: Saying;
  /** The number of its first value among all values on the page. */
  from: number;
  /** Where parts are found by number and name. */
  partsAt: string;
  typed?: Record<string, string>;
};

/** Every value that a mistake was made with, and what is to be read instead in all rows that have it. */
export function CorrectValues({ mistake, said, from, partsAt, typed = {} }: CorrectValuesProps) {
  const { byValue, column, what } = mistake;
  const more = mistake.rows - byValue.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <ul className="corrections">
      {keyed(byValue).map(({ key, item }) => {
        const nth = from + key;
        const { value, near, rows } = item;
        const wrong = typed[wrongName({ column, what, value })];
        return (
          <li key={nth}>
            <input
              type="hidden"
              name={`mistake.${nth}`}
              value={JSON.stringify({ column, what, value })}
            />
            {near && <input type="hidden" name={`near.${nth}`} value={near} />}
            <span className="correction-value">
              <mark className="bad-cell">{value === "" ? "empty" : value}</mark>
              <small className="faint">{rows === 1 ? "1 row" : `${formatUnits(rows)} rows`}</small>
            </span>
            {mistake.field !== null && (
              <Instead
                {...{ said, partsAt, nth }}
                field={mistake.field}
                label={`Instead of ${value === "" ? "empty" : value} in ${column}`}
                typed={typed[`to.${nth}`]}
              />
            )}
            {near && (
              <Button type="submit" size="sm" name="intent" value={`use:${nth}`}>
                {rows === 1 ? `Use ${near}` : `Use ${near} for all ${formatUnits(rows)}`}
              </Button>
            )}
            <Checkbox name={`out.${nth}`} value="1" defaultChecked={typed[`out.${nth}`] === "1"}>
              Leave {rows === 1 ? "the row" : "these rows"} out
            </Checkbox>
            {wrong && <FieldError errors={[wrong]} />}
          </li>
        );
      })}
      {more > 0 && (
        <li className="faint small">
          {`Other values in ${formatUnits(more)} more ${more === 1 ? "row" : "rows"}: correct them in the file`}
        </li>
      )}
    </ul>
  );
}

type InsteadProps = {
  said: Saying;
  partsAt: string;
  nth: number;
  field: string;
  label: string;
  typed?: string;
};

function Instead({ said, partsAt, nth, field, label, typed }: InsteadProps) {
  const name = `to.${nth}`;
  if (field === "partner") {
    return (
      <Select
        name={name}
        aria-label={label}
        defaultValue={typed ?? ""}
        none="Choose a partner"
        options={said.partners}
      />
    );
  }
  if (field === "part") {
    return (
      <Field label={label} hideLabel>
        <SuggestBox
          name={name}
          source={partsAt}
          defaultValue={typed}
          placeholder="Part number or name"
        />
      </Field>
    );
  }
  return (
    <TextInput name={name} aria-label={label} defaultValue={typed} placeholder="Read instead" />
  );
}
