import { expect, test } from "vitest";

import { recogniseHeader } from "#app/platform/tables/header.ts";

import { columnsFor, isOfTable } from "../columns.ts";
import { fileKinds } from "../submission.ts";
import { templateFor } from "./template.ts";

const cases = fileKinds.flatMap((kind) => [
  { kind, reporter: "distributor" as const },
  { kind, reporter: "reseller" as const },
]);

test.each(cases)("every column of the template of $kind is known again", ({ kind, reporter }) => {
  const [header = "", example = "", rest] = templateFor(kind, reporter).split("\r\n");
  const cells = header.split(",");
  const columns = columnsFor(kind, reporter);
  const found = recogniseHeader([{ rowNo: 1, raw: header, cells }], columns);
  const wanted = columns.map(({ field }) => field).filter((field) => !isOfTable(field));
  expect(found).toMatchObject({ ok: true });
  expect(Object.keys(found.ok ? found.header.at : {}).sort()).toEqual([...wanted].sort());
  expect(example.split(",")).toHaveLength(cells.length);
  expect(rest).toBe("");
});

test("what must be there has an example", () => {
  for (const { kind, reporter } of cases) {
    const [header = "", example = ""] = templateFor(kind, reporter).split("\r\n");
    const places = columnsFor(kind, reporter)
      .filter(({ field }) => !isOfTable(field))
      .flatMap(({ required }, place) => (required ? [place] : []));
    for (const place of places) {
      expect(example.split(",")[place], `${kind}: ${header.split(",")[place]}`).not.toBe("");
    }
  }
});
