import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormFoot, FormSection } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { keyed } from "#app/ui/keyed.ts";

import {
  MOST_LINES,
  nameOfCell,
  type TypedColumn,
  type TypedFault,
  type TypedLine,
} from "../typed-lines.ts";

/** What a form of lines came back with. */
export type TypedAnswer = { lines: TypedLine[]; faults: TypedFault[]; problem?: string };

type TypedLinesFormProps = { columns: TypedColumn[]; answer?: TypedAnswer };

const idOf = (field: string, line: number) => `typed-${line}-${field}`;

/** A few lines of a kind, for somebody who has no file of them. */
export function TypedLinesForm({ columns, answer }: TypedLinesFormProps) {
  const lines = answer?.lines ?? [{}];
  const faults = answer?.faults ?? [];
  const labels = new Map(columns.map(({ field, label }) => [field, label]));
  const errors = faults.map(({ line, field, words }) => ({
    message: words,
    id: idOf(field, line),
    label: `Line ${line + 1}, ${labels.get(field)?.toLowerCase()}`,
  }));
  if (answer?.problem) errors.unshift({ message: answer.problem, id: "", label: "" });
  return (
    <Form method="post">
      <FormErrors title="Nothing was handed over" errors={errors} attempt={answer} />
      <input type="hidden" name="lines" value={lines.length} />
      {/* The key that ends a field hands over, and adds no line. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden />
      {keyed(lines).map(({ item: typed, key: line }) => (
        <FormSection key={line} title={`Line ${line + 1}`}>
          <Fields>
            {columns.map((column) => (
              <Cell
                key={column.field}
                column={column}
                line={line}
                text={typed[column.field] ?? ""}
                faults={faults.filter(
                  (fault) => fault.line === line && fault.field === column.field,
                )}
              />
            ))}
          </Fields>
        </FormSection>
      ))}
      <FormFoot note="It is checked as a file is, and can be taken back">
        <Button type="submit" kind="primary">
          Hand over
        </Button>
        {lines.length < MOST_LINES && (
          <Button type="submit" name="more" value="1" icon="plus">
            Add a line
          </Button>
        )}
      </FormFoot>
    </Form>
  );
}

type CellProps = { column: TypedColumn; line: number; text: string; faults: TypedFault[] };

function Cell({ column, line, text, faults }: CellProps) {
  const { field, label, required, isDay, example, help } = column;
  const id = idOf(field, line);
  const meta = { id, errorId: `${id}-error`, descriptionId: `${id}-help` };
  const input = { name: nameOfCell(field, line), defaultValue: text };
  const errors = faults.map(({ words }) => words);
  return (
    <Field label={label} field={meta} errors={errors} help={help} optional={!required} span={2}>
      {isDay ? (
        <DateField {...input} />
      ) : (
        <TextInput {...input} placeholder={example} autoComplete="off" />
      )}
    </Field>
  );
}
