import { createContext, type ReactNode, useContext, useId } from "react";

import { Mark } from "./icon.tsx";

/** What Conform says of a field; `fields.name` fits as it is. */
export type FieldMeta = {
  id: string;
  errorId: string;
  descriptionId: string;
  errors?: string[];
};

type Wiring = { id: string; labelId: string; describedBy?: string; invalid: boolean };

const FieldContext = createContext<Wiring | null>(null);

type FieldProps = {
  label: ReactNode;
  /** Wires label, help and errors to the control within; leave it out outside Conform. */
  field?: FieldMeta;
  errors?: string[];
  optional?: boolean;
  /** Beside the label: who reads it, why it helps. */
  note?: ReactNode;
  help?: ReactNode;
  /** At the right of the label: a link. */
  aside?: ReactNode;
  /** Of six columns. */
  span?: Span;
  /** Keeps half a row on a phone, where others take a whole one. */
  narrowHalf?: boolean;
  hideLabel?: boolean;
  children: ReactNode;
};

export type Span = 1 | 2 | 3 | 4 | 6;

/** Label above, control, help below; an error takes the place of the help. */
export function Field(props: FieldProps) {
  const own = useId();
  const meta = props.field ?? { id: own, errorId: `${own}-error`, descriptionId: `${own}-help` };
  const errors = props.errors ?? props.field?.errors ?? [];
  const invalid = errors.length > 0;
  const describedBy = invalid ? meta.errorId : props.help ? meta.descriptionId : undefined;
  const labelId = `${meta.id}-label`;
  const label = (
    <label id={labelId} htmlFor={meta.id} className={props.hideLabel ? "sr" : "label"}>
      {props.label}
      {props.optional && <span className="faint"> (optional)</span>}
      {props.note && <span className="faint"> ({props.note})</span>}
    </label>
  );

  return (
    <div
      className="field"
      data-span={props.span}
      data-narrow={props.narrowHalf ? 3 : undefined}
      data-invalid={invalid ? "" : undefined}
    >
      {props.aside ? (
        <span className="row-flex">
          {label}
          <span className="push">{props.aside}</span>
        </span>
      ) : (
        label
      )}
      <FieldContext.Provider value={{ id: meta.id, labelId, describedBy, invalid }}>
        {props.children}
      </FieldContext.Provider>
      {invalid ? (
        <FieldError id={meta.errorId} errors={errors} />
      ) : (
        props.help && (
          <div className="help" id={meta.descriptionId}>
            {props.help}
          </div>
        )
      )}
    </div>
  );
}

/** What is wrong with a field, and how to put it right. */
export function FieldError({ id, errors }: { id?: string; errors: string[] }) {
  return (
    <p className="error" id={id} data-tone="bad">
      <Mark name="bad" />
      <span>{errors.join(" ")}</span>
    </p>
  );
}

type Described = { id?: string; "aria-describedby"?: string; "aria-invalid"?: unknown };

/** Gives a control the id and the descriptions of the Field around it, unless it brings its own. */
export function useFieldWiring(own: Described) {
  const wiring = useContext(FieldContext);
  return {
    id: own.id ?? wiring?.id,
    "aria-describedby": wiring?.describedBy ?? own["aria-describedby"],
    "aria-invalid": own["aria-invalid"] || wiring?.invalid ? true : undefined,
  };
}

/** For a control that is not one element the browser could label by itself. */
export const useFieldLabel = () => useContext(FieldContext)?.labelId;
