import { type ReactNode, useEffect, useRef } from "react";

import type { Span as SpanOf } from "./field.tsx";
import { Mark } from "./icon.tsx";
import { keyed } from "./keyed.ts";

/** A part of a form: what it is about on the left, its fields on the right. */
export function FormSection(props: { title: ReactNode; text?: ReactNode; children: ReactNode }) {
  return (
    <section className="form-section">
      <header>
        <h2>{props.title}</h2>
        {props.text && <p>{props.text}</p>}
      </header>
      {props.children}
    </section>
  );
}

/** Six columns for fields that say how many they take. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="fields">{children}</div>;
}

export function Span({ of, children }: { of: SpanOf; children: ReactNode }) {
  return <div data-span={of}>{children}</div>;
}

/** A question with several boxes or rounds under it. */
export function Choices(props: {
  legend: ReactNode;
  help?: ReactNode;
  span?: SpanOf;
  children: ReactNode;
}) {
  return (
    <fieldset className="choices" data-span={props.span}>
      <legend className="label">{props.legend}</legend>
      {props.children}
      {props.help && <p className="help">{props.help}</p>}
    </fieldset>
  );
}

/** The bar at the foot of a form: the answers left, a quiet word right. */
export function FormFoot({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="form-foot">
      {children}
      {note && <span className="small faint push wide-only">{note}</span>}
    </div>
  );
}

export type FormError = {
  message: string;
  /** The field it is about, so that it can be reached from here. */
  id?: string;
  label?: string;
};

type FormErrorsProps = {
  title: ReactNode;
  errors: FormError[];
  id?: string;
  /** Changes with every refused submission, so that the summary takes focus again. */
  attempt?: unknown;
};

/** Everything that is wrong, at once, with a way to each place. */
export function FormErrors({ title, errors, id, attempt }: FormErrorsProps) {
  const summary = useRef<HTMLDivElement>(null);
  const answered = useRef<unknown>(undefined);
  const refused = errors.length > 0;

  useEffect(() => {
    if (refused && attempt !== answered.current) summary.current?.focus();
    answered.current = attempt;
  }, [attempt, refused]);

  if (errors.length === 0) return null;
  return (
    <div className="notice" data-tone="bad" ref={summary} id={id} role="alert" tabIndex={-1}>
      <Mark name="bad" />
      <div>
        <p className="strong">{title}</p>
        <ul className="quiet">
          {keyed(errors).map(({ key, item }) => (
            <li key={key}>
              {item.id ? (
                <a className="link" href={`#${item.id}`}>
                  {item.label ?? item.message}
                </a>
              ) : (
                item.message
              )}
              {item.id && item.label ? `: ${item.message}` : ""}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type ConformForm = { id: string; allErrors: Record<string, string[]> };

/** What Conform found, as the summary shows it. `labels` are the words over the fields. */
export function formErrorsOf(form: ConformForm, labels: Record<string, string>): FormError[] {
  return Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.map((message) =>
      name ? { message, id: `${form.id}-${name}`, label: labelOf(name, labels) } : { message },
    ),
  );
}

/** A field of a list goes by the list's words: "lines[1].quantity" is "Parts, line 2". */
function labelOf(name: string, labels: Record<string, string>): string {
  const [, list = "", place] = /^(\w+)\[(\d+)\]/.exec(name) ?? [];
  if (labels[name] || !labels[list]) return labels[name] ?? name;
  return `${labels[list]}, line ${Number(place) + 1}`;
}
