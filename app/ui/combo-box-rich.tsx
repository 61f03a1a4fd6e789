import { useFetcher } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";

import type { ComboBoxProps, ComboOption } from "./combo-box.tsx";
import { useFieldLabel } from "./field.tsx";
import { Icon } from "./icon.tsx";

const PAUSE_MS = 180;

/** The typed-in list of choices. It is fetched by itself, since a page without one does without its weight. */
export default function RichComboBox(props: ComboBoxProps) {
  const { name, options, source, placeholder, onChoose } = props;
  const label = useFieldLabel();
  const first = options.find((option) => option.value === props.defaultValue);
  const [text, setText] = useState(first?.label ?? props.defaultText ?? "");
  const [value, setValue] = useState(props.defaultValue ?? "");
  const sent = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  // The form around hears of a choice as it hears of typing.
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    sent.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [value]);
  const found = useFound(source, text, options);

  const choose = (key: string | number | null) => {
    const option = found.find((each) => each.value === key) ?? null;
    setValue(option?.value ?? "");
    onChoose?.(option);
  };

  return (
    <>
      <AriaComboBox
        className="combo"
        aria-label={props["aria-label"]}
        aria-labelledby={label}
        aria-describedby={props["aria-describedby"]}
        isInvalid={props["aria-invalid"] ? true : undefined}
        isRequired={props.required}
        defaultItems={source ? undefined : found}
        items={source ? found : undefined}
        defaultSelectedKey={props.defaultValue ?? null}
        inputValue={text}
        onInputChange={setText}
        onSelectionChange={choose}
        allowsEmptyCollection
        menuTrigger="input"
        defaultFilter={source ? undefined : holdsWords}
      >
        <FirstOnEnter>
          <Group className="input" data-end="">
            <Input id={props.id} placeholder={placeholder} name={source && `${name}Text`} />
            <Button>
              <Icon name="down" />
            </Button>
          </Group>
        </FirstOnEnter>
        <Popover className="menu combo-popover">
          <ListBox
            className="combo-list"
            renderEmptyState={() => <p className="palette-none">Nothing by that name</p>}
          >
            {(option: ComboOption) => (
              <ListBoxItem className="menu-item" id={option.value} textValue={option.label}>
                <span className="clip">{option.label}</span>
                {option.note && <span className="faint small push">{option.note}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
      <input ref={sent} type="hidden" name={name} value={value} />
    </>
  );
}

/** Enter takes the first of those listed where nobody went to one, instead of wiping out what was typed. */
function FirstOnEnter({ children }: { children: ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  const takeFirst = ({ key }: KeyboardEvent) => {
    if (key !== "Enter" || !state?.isOpen || !state.inputValue.trim()) return;
    const { selectionManager, collection } = state;
    if (selectionManager.focusedKey === null)
      selectionManager.setFocusedKey(collection.getFirstKey());
  };
  return (
    <div role="presentation" style={{ display: "contents" }} onKeyDownCapture={takeFirst}>
      {children}
    </div>
  );
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "");

/** Every word typed is in it somewhere, however it is punctuated: "hi4210 pro" finds "HI-4210 Sentry Pro". */
const holdsWords = (option: string, typed: string) => {
  const text = plain(option);
  return plain(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

type Answer = { options: ComboOption[] };

function useFound(source: string | undefined, text: string, options: ComboOption[]) {
  const { load, data } = useFetcher<Answer>();
  useEffect(() => {
    if (!source || !text.trim()) return;
    const joint = source.includes("?") ? "&" : "?";
    const timer = setTimeout(
      () => load(`${source}${joint}${new URLSearchParams({ q: text.trim() })}`),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [source, text, load]);
  return source && text.trim() ? (data?.options ?? options) : options;
}
