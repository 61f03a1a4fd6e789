import { useId } from "react";

import type { Product } from "#app/domain/catalog/product.ts";

import { type Month, monthLabel } from "../month.ts";
import { cellName } from "../read-grid.ts";
import { ForecastCell } from "./forecast-cell.tsx";
import { beginsYear } from "./month-heads.ts";
import { PartName } from "./part-name.tsx";

export type Texts = ReadonlyMap<string, string>;

type ForecastRowProps = {
  product: Product;
  months: readonly Month[];
  /** What is published, by the name of the cell. */
  published: Texts;
  /** What was typed since. */
  typed: Texts;
  errors: Texts;
  onType: (name: string, text: string) => void;
};

/** One part and its months; what is wrong with it stands below. */
export function ForecastRow({
  product,
  months,
  published,
  typed,
  errors,
  onType,
}: ForecastRowProps) {
  const errorId = useId();
  const cells = months.map((month) => ({ month, name: cellName(product.id, month) }));
  const wrong = cells.flatMap(({ month, name }) => {
    const words = errors.get(name);
    return words ? [`${monthLabel(month)}: ${words}`] : [];
  });
  return (
    <>
      <tr>
        <th scope="row">
          <PartName {...product} />
        </th>
        {cells.map(({ month, name }, at) => {
          const before = published.get(name) ?? "";
          const text = typed.get(name) ?? before;
          return (
            <ForecastCell
              key={name}
              name={name}
              label={`${product.partNo}, ${monthLabel(month)}`}
              value={text}
              changed={text.trim() !== before}
              error={errors.get(name)}
              errorId={errorId}
              newYear={beginsYear(month, at)}
              onType={onType}
            />
          );
        })}
      </tr>
      {wrong.length > 0 && (
        <tr data-kind="sub">
          <td />
          <td className="text-start" colSpan={months.length} id={errorId}>
            <span className="tone-bad">{wrong.join(". ")}</span>
          </td>
        </tr>
      )}
    </>
  );
}
