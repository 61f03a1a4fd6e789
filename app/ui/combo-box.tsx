import { useFieldWiring } from "./field.tsx";
import { Select, TextInput } from "./input.tsx";
import { type Held, useRichField } from "./use-rich-field.ts";

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

const loadRich = async () => (await import("./combo-box-rich.tsx")).default;

/**
 * One out of many, found by typing. Until script is there it is a plain list, or, where the many live behind a
 * source, a plain field whose words are sent as `<name>Text`; what was chosen or typed by then stays.
 */
export function ComboBox(props: ComboBoxProps) {
  const wired = { ...props, ...useFieldWiring(props) };
  const rich = useRichField(loadRich, wired.id);
  if (!rich) return <PlainComboBox {...wired} />;
  return <rich.Part {...wired} {...keptFrom(rich.held, props)} />;
}

/** Words that were typed over a choice are another one, or none. */
function keptFrom(held: Held | null, { source, defaultText = "" }: ComboBoxProps) {
  if (!held) return {};
  if (!source) return { defaultValue: held.value };
  return held.text === defaultText ? {} : { defaultText: held.text, defaultValue: undefined };
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
