import { type ComponentType, useEffect, useState } from "react";

import { useFieldWiring } from "./field.tsx";
import { TextInput } from "./input.tsx";

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

export type RichProps = SuggestBoxProps & { typed: string; hadFocus: boolean };

/**
 * Free text with suggestions under it: what is typed counts, whether it was suggested or not. Until script is there
 * it is a plain field, and what was typed by then stays.
 */
export function SuggestBox(props: SuggestBoxProps) {
  const wired = { ...props, ...useFieldWiring(props) };
  const [rich, setRich] = useState<{ Box: ComponentType<RichProps> } & Typed>();

  useEffect(() => {
    let mounted = true;
    import("./suggest-box-rich.tsx").then(({ default: Box }) => {
      if (mounted) setRich({ Box, ...typedIn(wired.id) });
    });
    return () => {
      mounted = false;
    };
  }, [wired.id]);

  if (rich) return <rich.Box {...wired} typed={rich.typed} hadFocus={rich.hadFocus} />;
  const { source: _, onChoose: __, ...plain } = wired;
  return <TextInput {...plain} autoComplete="off" />;
}

type Typed = { typed: string; hadFocus: boolean };

function typedIn(id: string | undefined): Typed {
  const field = document.getElementById(id ?? "");
  return field instanceof HTMLInputElement
    ? { typed: field.value, hadFocus: document.activeElement === field }
    : { typed: "", hadFocus: false };
}
