import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { ScrollRegion, Section } from "#app/ui/page.tsx";

import type { DeliveryRecord } from "../../hooks/endpoint.ts";
import { outcomeWords } from "./hook-words.ts";

type DeliveryDetailProps = {
  delivery: DeliveryRecord;
  /** "/portal/api" or "/desk/admin/api". */
  base: string;
  maySend: boolean;
  at: (instant: Date) => string;
};

/** The message as it may be read: what is sent is in one line. */
function spread(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** One message, and everything that came back. */
export function DeliveryDetail({ delivery, base, maySend, at }: DeliveryDetailProps) {
  const { id, eventType, dealId, body, tries } = delivery;
  const side = base.startsWith("/desk") ? "/desk" : "/portal";
  return (
    <Section
      title={eventType}
      sub={<code>{id}</code>}
      actions={
        maySend && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="of" value={id} />
            <Button type="submit" size="sm" name="intent" value="again" icon="refresh">
              Send again
            </Button>
          </Form>
        )
      }
    >
      {dealId && (
        <p>
          <Link className="link" to={`${side}/deals/${dealId}`}>
            The deal it tells of
          </Link>
        </p>
      )}
      {tries.length === 0 ? (
        <p className="quiet">It has not been tried yet.</p>
      ) : (
        <ScrollRegion label="Tries">
          <table className="table" data-inset="">
            <caption className="sr">Tries, the latest first</caption>
            <thead>
              <tr>
                <th scope="col">Tried</th>
                <th scope="col">Outcome</th>
                <th scope="col" className="num col-2">
                  Took
                </th>
                <th scope="col" className="col-2">
                  What came back
                </th>
              </tr>
            </thead>
            <tbody>
              {tries.map((each) => (
                <tr key={each.id}>
                  <th scope="row" className="nowrap">
                    {at(each.at)}
                  </th>
                  <td className="nowrap">{outcomeWords(each.httpStatus, each.problem)}</td>
                  <td className="num nowrap col-2">{each.durationMs} ms</td>
                  <td className="col-2">
                    {each.response ? <code className="came-back">{each.response}</code> : "Nothing"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <details className="hook-body">
        <summary>What was sent</summary>
        <ScrollRegion label="What was sent">
          <pre>
            <code>{spread(body)}</code>
          </pre>
        </ScrollRegion>
      </details>
    </Section>
  );
}
