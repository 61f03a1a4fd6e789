import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, type Ref } from "react";

import { useFieldWiring } from "./field.tsx";
import { Icon, type IconName } from "./icon.tsx";

type TextInputProps = ComponentPropsWithoutRef<"input"> & {
  lead?: IconName;
  /** After the text, inside the edge: a unit, an icon, a button. */
  end?: ReactNode;
  /** Figures, set right. */
  numeric?: boolean;
};

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { lead, end, numeric, className, ...rest },
  ref,
) {
  const classes = [numeric && "num", className].filter(Boolean).join(" ") || undefined;
  return (
    <span className="input" data-end={end ? "" : undefined}>
      {lead && <Icon name={lead} />}
      <input ref={ref} type="text" {...rest} {...useFieldWiring(rest)} className={classes} />
      {end}
    </span>
  );
});

export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<"textarea">>(
  function TextArea({ rows = 3, ...rest }, ref) {
    return <textarea ref={ref} className="input" rows={rows} {...rest} {...useFieldWiring(rest)} />;
  },
);

export type Option = { value: string; label: string };

type SelectProps = ComponentPropsWithoutRef<"select"> & {
  options?: Option[];
  /** The line that stands for no choice. */
  none?: string;
};

/** The browser's own list of choices, with the edge of our fields. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, none, children, ...rest },
  ref,
) {
  return (
    <span className="input select" data-end="">
      <select ref={ref} {...rest} {...useFieldWiring(rest)}>
        {none !== undefined && <option value="">{none}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <Icon name="down" />
    </span>
  );
});

type ChoiceProps = ComponentPropsWithoutRef<"input"> & { children: ReactNode; help?: ReactNode };

export const Checkbox = forwardRef<HTMLInputElement, ChoiceProps>(function Checkbox(props, ref) {
  return <Choice forwarded={ref} kind="checkbox" {...props} />;
});

export const Radio = forwardRef<HTMLInputElement, ChoiceProps>(function Radio(props, ref) {
  return <Choice forwarded={ref} kind="radio" {...props} />;
});

function Choice({
  kind,
  forwarded,
  children,
  help,
  ...rest
}: ChoiceProps & { kind: "checkbox" | "radio"; forwarded: Ref<HTMLInputElement> }) {
  return (
    <label className="choice">
      <input ref={forwarded} {...rest} type={kind} className="check" />
      <span>
        {children}
        {help && <small className="help">{help}</small>}
      </span>
    </label>
  );
}
