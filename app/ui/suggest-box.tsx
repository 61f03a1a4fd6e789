import { useFieldWiring } from "./field.tsx";
import { TextInput } from "./input.tsx";
import { useRichField } from "./use-rich-field.ts";

export type Suggestion = {
  value: string;
  label: string;
  note?: string;
  /** What else is known of it, by the names of the fields that it goes into. */
  fill?: Record<string, string>;
};

export type SuggestBoxProps = {
  name: string;
  /** Where suggestions come from as one types: answers `{ options }` to `?q=`. */
  source: string;
  defaultValue?: string;
  id?: string;
  placeholder?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  onChoose?: (suggestion: Suggestion) => void;
};

export type RichProps = SuggestBoxProps & { typed: string };

const loadRich = async () => (await import("./suggest-box-rich.tsx")).default;

/**
 * Free text with suggestions under it: what is typed counts, whether it was suggested or not. Until script is there
 * it is a plain field, and what was typed by then stays.
 */
export function SuggestBox(props: SuggestBoxProps) {
  const wired = { ...props, ...useFieldWiring(props) };
  const rich = useRichField(loadRich, wired.id);
  if (rich) return <rich.Part {...wired} typed={rich.held?.text ?? ""} />;
  const { source: _, onChoose: __, ...plain } = wired;
  return <TextInput {...plain} autoComplete="off" />;
}
