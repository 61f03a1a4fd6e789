import type { ApiDocs } from "./docs.server.ts";
import { CodeBlock, DocSection, FieldTable } from "./docs-parts.tsx";

const example = `{"lines": [
  {"invoiceNumber": "LF-2081", "invoiceDay": "2026-08-03", "partNumber": "HI-4210",
   "quantity": 4, "unitPrice": 612.50, "endCustomer": "Meridian Health Group"}
]}`;

/** What the rows of each kind of file hold, in whatever format it comes. */
export function RowsOfFiles({ rows }: Pick<ApiDocs, "rows">) {
  return (
    <DocSection id="rows" title="Rows of files">
      <p>
        Files of every format are read by the same columns. In CSV and workbooks the header names
        them, in JSON the fields of each object do; capitals, blanks and signs do not matter.
        Numbers in JSON are taken digit by digit as they are written. Fields that are not known are
        shown and left alone.
      </p>
      <CodeBlock label="Rows as JSON">{example}</CodeBlock>
      {rows.map(({ name, fields }) => (
        <details key={name}>
          <summary>{inWords(name)}</summary>
          <FieldTable caption={`${name}: fields`} fields={fields} />
        </details>
      ))}
    </DocSection>
  );
}

/** "SalesOutLine" as "Sales out line". */
const inWords = (name: string) =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
