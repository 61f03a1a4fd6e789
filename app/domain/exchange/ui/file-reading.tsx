import { Form } from "@remix-run/react";

import { delimiterNames } from "#app/platform/tables/delimiter.ts";
import { encodingNames } from "#app/platform/tables/encodings.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { type Option, Select } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { FileLayout } from "../submission.ts";
import type { Saying } from "../submission-page.ts";
import { ColumnTable } from "./column-table.tsx";

type FileReadingProps = {
  layout: FileLayout | null;
  said: Saying;
  /** Whether there is nothing else to press that matters more. */
  primary: boolean;
  /** What was chosen in a form that was not understood. */
  typed?: Record<string, string>;
};

/** How a file was read, and where that may be said, the form that has it read again. */
export function FileReading({ layout, said, primary, typed }: FileReadingProps) {
  const open = said.mayRead && layout?.format !== "x12";
  if (!layout && !open) return null;
  if (!open) return layout && <ColumnTable layout={layout} said={said} edits={false} />;
  return (
    <Form method="post">
      <input type="hidden" name="version" value={said.version} />
      {layout?.format !== "json" && (
        <Section label="How the file is cut into rows and cells">
          <Fields>
            <Frame layout={layout} typed={typed} />
          </Fields>
        </Section>
      )}
      {layout && layout.cells.length > 1 && (
        <ColumnTable layout={layout} said={said} edits typed={typed} />
      )}
      <div className="form-foot">
        <Button type="submit" name="intent" value="reading" kind={primary ? "primary" : undefined}>
          Read again
        </Button>
        <span className="small faint push wide-only">
          What a column holds is remembered for the next files
        </span>
      </div>
    </Form>
  );
}

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function Frame({
  layout,
  typed = {},
}: {
  layout: FileLayout | null;
  typed?: Record<string, string>;
}) {
  const sheets = layout?.sheets ?? [];
  const text = layout?.format !== "xlsx";
  const delimiter = layout?.delimiter ?? "";
  const delimiters: Record<string, string> = delimiterNames;
  return (
    <>
      {text && (
        <Field label="Letters" span={2}>
          <Select
            name="encoding"
            defaultValue={typed.encoding ?? layout?.encoding ?? ""}
            options={options(encodingNames)}
            none={layout?.encoding ? undefined : "As found"}
          />
        </Field>
      )}
      {text && (
        <Field label="Between cells" span={2}>
          <Select
            name="delimiter"
            defaultValue={typed.delimiter ?? delimiter}
            options={options(
              delimiter && !delimiters[delimiter]
                ? { ...delimiterNames, [delimiter]: delimiter }
                : delimiterNames,
            )}
            none={delimiter ? undefined : "As found"}
          />
        </Field>
      )}
      {sheets.length > 1 && (
        <Field label="Sheet" span={2}>
          <Select
            name="sheet"
            defaultValue={typed.sheet ?? layout?.sheet ?? ""}
            options={sheets.map(({ name, rows, hidden }) => ({
              value: name,
              label: `${name}${rows === null ? "" : `, ${rows.toLocaleString("en-GB")} rows`}${hidden ? ", hidden" : ""}`,
            }))}
          />
        </Field>
      )}
      {layout?.firstRows && (
        <Field label="Row that names the columns" span={2}>
          <Select
            name="headerRow"
            defaultValue={typed.headerRow ?? String(layout.headerRow)}
            options={[
              { value: "0", label: "No row does" },
              ...layout.firstRows.map(({ rowNo, text: cells }) => ({
                value: String(rowNo),
                label: `Row ${rowNo}: ${cells}`,
              })),
            ]}
          />
        </Field>
      )}
    </>
  );
}
