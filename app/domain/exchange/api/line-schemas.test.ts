import { expect, test } from "vitest";

import { recogniseHeader } from "#app/platform/tables/header.ts";

import { columnsFor } from "../columns.ts";
import { fileKinds } from "../submission.ts";
import { jsonName, lineSchemas } from "./line-schemas.ts";

const cases = fileKinds.flatMap((kind) =>
  (["distributor", "reseller", null] as const).map((reporter) => [kind, reporter] as const),
);

test.each(cases)("the names in JSON of %s by a %s are those of its columns", (kind, reporter) => {
  const columns = columnsFor(kind, reporter).filter(({ family }) => family === undefined);
  const cells = columns.map(jsonName);
  expect(new Set(cells).size).toBe(cells.length);
  const read = recogniseHeader([{ rowNo: 1, raw: "", cells }], columns);
  if (!read.ok) throw new Error(read.problem);
  for (const [place, { field }] of columns.entries()) expect(read.header.at[field]).toBe(place);
});

test("every kind has a schema, and asks for what its columns ask for", () => {
  expect(Object.keys(lineSchemas).length).toBeGreaterThan(fileKinds.length);
  const line = { invoiceNumber: "I", invoiceDay: "2026-08-03", partNumber: "P", unitPrice: 1.5 };
  const schema = lineSchemas.SalesOutLineOfDistributor;
  expect(schema?.safeParse({ ...line, quantity: 2, anything: "else" }).success).toBe(true);
  expect(schema?.safeParse(line).success).toBe(false);
});
