import type { ReactNode } from "react";

import { keyed } from "#app/ui/keyed.ts";
import { ScrollRegion } from "#app/ui/page.tsx";
import { Badge } from "#app/ui/status.tsx";

import type { FieldRow, OperationDoc } from "./docs.server.ts";

/** A command or a message, to be read and copied. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <ScrollRegion label={label}>
      <pre>
        <code>{children}</code>
      </pre>
    </ScrollRegion>
  );
}

/** Fields with what they hold. */
export function FieldTable({ caption, fields }: { caption: string; fields: FieldRow[] }) {
  return (
    <ScrollRegion label={caption}>
      <table className="table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Holds</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, required, text }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {required && <small className="faint block">required</small>}
              </th>
              <td>{type}</td>
              <td>{withCode(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A part of the page that can be linked to. */
export function DocSection(props: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="section api-doc" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** What stands between backticks is code. */
const withCode = (text: string): ReactNode =>
  keyed(text.split("`").map((part, place) => ({ part, code: place % 2 === 1 }))).map(
    ({ key, item }) => (item.code ? <code key={key}>{item.part}</code> : item.part),
  );

/** One operation: what it is for, what it takes, what it answers. */
export function OperationSection({ doc }: { doc: OperationDoc }) {
  const { id, method, path, title, text, side, query, body, answer, curl, problems } = doc;
  return (
    <article className="section api-doc" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <p className="row-flex">
        <Badge>{method}</Badge> <code>/api/v1{path}</code>
        {side !== "both" && <span className="faint small">for keys of a {side}</span>}
      </p>
      {text && <p className="quiet">{withCode(text)}</p>}
      <CodeBlock label={`${title} with curl`}>{curl}</CodeBlock>
      {query.length > 0 && <FieldTable caption={`${title}: in the address`} fields={query} />}
      {body.length > 0 && <FieldTable caption={`${title}: in the body`} fields={body} />}
      <p className="quiet">
        Answers {answer.status}: {answer.words}.
      </p>
      <details>
        <summary>Fields of the answer</summary>
        <FieldTable caption={`${title}: in the answer`} fields={answer.fields} />
      </details>
      <details>
        <summary>What can go wrong</summary>
        <ul className="row-flex problem-links">
          {[...new Set(problems)].map((name) => (
            <li key={name}>
              <a className="link" href={`#${name}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
