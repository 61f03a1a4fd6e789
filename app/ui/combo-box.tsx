import { lazy, Suspense, useEffect, useState } from "react";

import { useFieldWiring } from "./field.tsx";
import { Select, TextInput } from "./input.tsx";

export type ComboOption = { value: string; label: string; note?: string };

export type ComboBoxProps = {
  name: string;
  options: ComboOption[];
  defaultValue?: string;
  /** Where more are found as one types: answers `{ options }` to `?q=`. */
  source?: string;
  /** The text that stands in the field before anything is chosen from a source. */
  defaultText?: string;
  id?: string;
  placeholder?: string;
  required?: boolean;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  onChoose?: (option: ComboOption | null) => void;
};

const RichComboBox = lazy(() => import("./combo-box-rich.tsx"));

/**
 * One out of many, found by typing. Until script is there it is a plain list, or, where the many live behind a
 * source, a plain field whose words are sent as `<name>Text`.
 */
export function ComboBox(props: ComboBoxProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const wired = { ...props, ...useFieldWiring(props) };
  const plain = <PlainComboBox {...wired} />;
  if (!ready) return plain;
  return (
    <Suspense fallback={plain}>
      <RichComboBox {...wired} />
    </Suspense>
  );
}

function PlainComboBox({ options, source, defaultText, onChoose, ...rest }: ComboBoxProps) {
  if (source) {
    return (
      <TextInput
        {...rest}
        name={`${rest.name}Text`}
        defaultValue={defaultText}
        autoComplete="off"
      />
    );
  }
  const { placeholder, ...select } = rest;
  return <Select {...select} none={placeholder ?? ""} options={options} />;
}
