import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { type ComponentPropsWithoutRef, useContext, useMemo } from "react";

import { Button } from "#app/ui/button.tsx";
import { ComboBox, type ComboOption } from "#app/ui/combo-box.tsx";
import { FieldError } from "#app/ui/field.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { formatAmount, NOTHING } from "#app/ui/format.ts";

import { type OfferedPart, unitsOf } from "../../worth.ts";
import { keyless } from "../keyless.ts";
import { RegisterVoice } from "./register-voice.ts";

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
  const voice = useContext(RegisterVoice);
  const lines = field.getFieldList();
  const options = useMemo(() => optionsOf(parts), [parts]);
  return (
    <FormSection title="What they will buy" text={voice.worth}>
      <div>
        {/* Its fields bring it into view: no stop of its own on the way through the form. */}
        <div className="scroll-x">
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
                  {voice.price}
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
                  options={options}
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
        </div>
        {field.errors && <FieldError id={field.errorId} errors={field.errors} />}
      </div>
    </FormSection>
  );
}

type LineRowProps = {
  line: FieldMetadata<Line>;
  place: number;
  parts: OfferedPart[];
  options: ComboOption[];
  currency: string;
  remove: ComponentPropsWithoutRef<"button">;
};

function LineRow({ line, place, parts, options, currency, remove }: LineRowProps) {
  const { productId, quantity } = line.getFieldset();
  const part = parts.find(({ id }) => id === productId.value);
  const name = part?.partNo ?? `line ${place + 1}`;
  const input = keyless(getInputProps(quantity, { type: "text" }));
  const money = (minor: bigint) => formatAmount(minor, currency);
  return (
    <tr>
      <td>
        <ComboBox
          name={productId.name}
          id={productId.id}
          defaultValue={productId.value}
          options={options}
          placeholder="Part number or name"
          aria-label={`Part of ${name}`}
          aria-describedby={productId.errors && productId.errorId}
          aria-invalid={productId.errors && true}
        />
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

/** In the order of their families, as people know them. */
const optionsOf = (parts: OfferedPart[]): ComboOption[] =>
  [...parts]
    .sort((a, b) => compare(a.familyName, b.familyName) || compare(a.partNo, b.partNo))
    .map(({ id, partNo, name, familyName }) => ({
      value: id,
      label: `${partNo} ${name}`,
      note: familyName,
    }));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
