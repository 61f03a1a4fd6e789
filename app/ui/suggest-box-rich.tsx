import { useContext, useEffect, useRef, useState } from "react";
import {
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";

import { useFieldLabel } from "./field.tsx";
import type { RichProps, Suggestion } from "./suggest-box.tsx";

const PAUSE_MS = 180;

/** The field with its suggestions. It is fetched by itself, since a page without one does without its weight. */
export default function RichSuggestBox(props: RichProps) {
  const { name, source, onChoose } = props;
  const label = useFieldLabel();
  const [text, setText] = useState(props.typed);
  const [chosen, setChosen] = useState(props.typed);
  const found = useSuggestions(source, text === chosen ? "" : text);

  const choose = (key: string | number | null) => {
    const suggestion = found.find(({ value }) => value === key);
    if (!suggestion) return;
    setText(suggestion.label);
    setChosen(suggestion.label);
    onChoose?.(suggestion);
  };

  return (
    <AriaComboBox
      className="combo"
      aria-labelledby={label}
      aria-describedby={props["aria-describedby"]}
      isInvalid={props["aria-invalid"] ? true : undefined}
      items={found}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={choose}
      allowsCustomValue
      menuTrigger="input"
    >
      <OpenWhenFound found={found} />
      <Group className="input">
        <Input id={props.id} name={name} placeholder={props.placeholder} autoComplete="off" />
      </Group>
      <Popover className="menu combo-popover">
        <ListBox className="combo-list">
          {(suggestion: Suggestion) => (
            <ListBoxItem className="menu-item" id={suggestion.value} textValue={suggestion.label}>
              <span className="clip">{suggestion.label}</span>
              {suggestion.note && <span className="faint small push">{suggestion.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** A list opens by typing only where it holds something at once, and these come a moment later. */
function OpenWhenFound({ found }: { found: Suggestion[] }) {
  const state = useContext(ComboBoxStateContext);
  const latest = useRef(state);
  latest.current = state;
  // Only news opens it: a list that was closed stays so.
  useEffect(() => {
    const box = latest.current;
    if (found.length > 0 && box?.isFocused && !box.isOpen) box.open(null, "input");
  }, [found]);
  return null;
}

/** An answer that comes after a later question is no answer to it. */
function useSuggestions(source: string, text: string): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  const words = text.trim();
  useEffect(() => {
    if (words.length < 2) {
      setFound([]);
      return;
    }
    const question = new AbortController();
    const timer = setTimeout(() => {
      ask(source, words, question.signal).then(setFound, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [source, words]);
  return found;
}

async function ask(source: string, words: string, signal: AbortSignal): Promise<Suggestion[]> {
  const joint = source.includes("?") ? "&" : "?";
  const answer = await fetch(`${source}${joint}${new URLSearchParams({ q: words })}`, {
    signal,
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) return [];
  const { options } = (await answer.json()) as { options: Suggestion[] };
  return options;
}
