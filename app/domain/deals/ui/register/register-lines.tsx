import { type FieldMetadata, getInputProps, getSelectProps } from "@conform-to/react";

import type { ComponentPropsWithoutRef } from "react";

import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/field.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { formatAmount, NOTHING } from "#app/ui/format.ts";
import { Select } from "#app/ui/input.tsx";
import { ScrollRegion } from "#app/ui/page.tsx";

import { type OfferedPart, unitsOf } from "../../worth.ts";
import { keyless } from "../keyless.ts";

type Line = { productId: string; quantity: string };
export type LinesField = FieldMetadata<Line[]>;

type RegisterLinesProps = {
  insert: ComponentPropsWithoutRef<"button">;
  remove: (place: number) => ComponentPropsWithoutRef<"button">;
  field: LinesField;
  parts: OfferedPart[];
  currency: string;
  total: bigint;
};

/** Lines are added and removed by submit buttons, which script takes over when it is there. */
export function RegisterLines(props: RegisterLinesProps) {
  const { field, parts, currency, total } = props;
  const lines = field.getFieldList();
  return (
    <FormSection title="What they will buy" text="Worth what your price list of today says.">
      <div>
        <ScrollRegion label="Parts">
          <table className="table lines" data-inset="">
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col" className="num" style={{ width: 96 }}>
                  Quantity
                </th>
                <th scope="col" className="num col-2">
                  List
                </th>
                <th scope="col" className="num col-2">
                  Your price
                </th>
                <th scope="col" className="num">
                  Amount, {currency}
                </th>
                <td style={{ width: 28 }} />
              </tr>
            </thead>
            <tbody>
              {lines.map((line, place) => (
                <LineRow
                  key={line.key}
                  line={line}
                  place={place}
                  parts={parts}
                  currency={currency}
                  remove={props.remove(place)}
                />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>
                  <Button
                    kind="bare"
                    size="sm"
                    icon="plus"
                    style={{ marginLeft: -8 }}
                    {...props.insert}
                    type="submit"
                  >
                    Add a part
                  </Button>
                </td>
                <td />
                <td className="col-2" />
                <td className="num col-2 quiet">Value</td>
                <td className="num">{formatAmount(total, currency)}</td>
                <td />
              </tr>
            </tfoot>
          </table>
        </ScrollRegion>
        {field.errors && <FieldError id={field.errorId} errors={field.errors} />}
      </div>
    </FormSection>
  );
}

type LineRowProps = {
  line: FieldMetadata<Line>;
  place: number;
  parts: OfferedPart[];
  currency: string;
  remove: ComponentPropsWithoutRef<"button">;
};

function LineRow({ line, place, parts, currency, remove }: LineRowProps) {
  const { productId, quantity } = line.getFieldset();
  const part = parts.find(({ id }) => id === productId.value);
  const name = part?.partNo ?? `line ${place + 1}`;
  const select = keyless(getSelectProps(productId));
  const input = keyless(getInputProps(quantity, { type: "text" }));
  const money = (minor: bigint) => formatAmount(minor, currency);
  return (
    <tr>
      <td>
        <Select {...select} aria-label={`Part of ${name}`} none="Choose a part">
          {familiesIn(parts).map(([family, members]) => (
            <optgroup key={family} label={family}>
              {members.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.partNo} {each.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {productId.errors && <FieldError id={productId.errorId} errors={productId.errors} />}
      </td>
      <td className="num" data-label="Quantity">
        <span className="input qty">
          <input
            {...input}
            className="num"
            inputMode="numeric"
            aria-label={`Quantity of ${name}`}
          />
        </span>
        {quantity.errors && <FieldError id={quantity.errorId} errors={quantity.errors} />}
      </td>
      <td className="num col-2 quiet">{part ? money(part.listMinor) : NOTHING}</td>
      <td className="num col-2">{part ? money(part.unitMinor) : NOTHING}</td>
      <td className="num" data-label="Amount">
        {part ? money(part.unitMinor * unitsOf(quantity.value)) : NOTHING}
      </td>
      <td className="num">
        <Button kind="bare" size="sm" icon="x" iconOnly {...remove} type="submit">
          Remove {name}
        </Button>
      </td>
    </tr>
  );
}

function familiesIn(parts: OfferedPart[]): [string, OfferedPart[]][] {
  const families = new Map<string, OfferedPart[]>();
  for (const part of parts) {
    families.set(part.familyName, [...(families.get(part.familyName) ?? []), part]);
  }
  return [...families].sort(([a], [b]) => (a < b ? -1 : 1));
}
