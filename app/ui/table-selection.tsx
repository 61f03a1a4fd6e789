import { Form } from "@remix-run/react";
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";

import { Button } from "./button.tsx";
import { useKeys } from "./keyboard.ts";
import type { Selection } from "./table.tsx";

export type Selected = {
  frame: RefObject<HTMLDivElement>;
  formId: string;
  count: () => void;
  chosen: number;
  of: number;
  all: ReactNode;
  clear: () => void;
};

/** Ticks are the browser's own, so a selection can be sent before script has loaded; script counts them. */
export function useSelection(rows: number): Selected {
  const frame = useRef<HTMLDivElement>(null);
  const formId = useId();
  const [chosen, setChosen] = useState(0);

  const boxes = useCallback(
    () => [...(frame.current?.querySelectorAll<HTMLInputElement>(".chk [name=selected]") ?? [])],
    [],
  );
  const count = useCallback(() => setChosen(boxes().filter((box) => box.checked).length), [boxes]);
  const setAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    count();
  };
  // A browser may restore ticks when one comes back to the page.
  useEffect(count, [count]);

  return {
    frame,
    formId,
    count,
    chosen,
    of: rows,
    all: <SelectAll all={chosen > 0 && chosen === rows} some={chosen > 0} onChange={setAll} />,
    clear: () => setAll(false),
  };
}

function SelectAll(props: { all: boolean; some: boolean; onChange: (checked: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.some && !props.all;
  }, [props.some, props.all]);
  return (
    <input
      ref={box}
      className="check"
      type="checkbox"
      aria-label="Select all"
      checked={props.all}
      onChange={(event) => props.onChange(event.target.checked)}
    />
  );
}

export function RowCheck({ form, value, label }: { form: string; value: string; label: string }) {
  return (
    <input
      className="check"
      type="checkbox"
      name="selected"
      form={form}
      value={value}
      aria-label={label}
    />
  );
}

type SelectionBarProps<TData> = { selection: Selection<TData>; selected: Selected };

/** What can be done with the ticked rows. The style sheet shows it as soon as one is ticked. */
export function SelectionBar<TData>({ selection, selected }: SelectionBarProps<TData>) {
  return (
    <Form
      className="selection-bar"
      id={selected.formId}
      method={selection.asDocument ? "get" : "post"}
      reloadDocument={selection.asDocument}
      action={selection.action}
      aria-label="Selection"
    >
      <span aria-live="polite">
        {selected.chosen > 0 && (
          <>
            <b className="strong">{selected.chosen} selected</b>{" "}
            <span className="faint">of {selected.of}</span>
          </>
        )}
      </span>
      <span className="push row-flex">
        {selection.actions}
        <Button type="reset" kind="bare" size="sm" kbd="escape" onClick={selected.clear}>
          Clear
        </Button>
      </span>
      {selected.chosen > 0 && <EscapeClears clear={selected.clear} />}
    </Form>
  );
}

function EscapeClears({ clear }: { clear: () => void }) {
  useKeys({ escape: { run: clear, says: "Clear the selection" } });
  return null;
}
