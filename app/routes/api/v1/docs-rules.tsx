import type { ApiDocs } from "./docs.server.ts";
import { CodeBlock, DocSection, FieldTable } from "./docs-parts.tsx";

/** How to ask at all. */
export function Beginning({ origin }: { origin: string }) {
  return (
    <DocSection id="begin" title="Begin">
      <p>
        An administrator of your organisation makes a key under API. It sees what its role sees, and
        changes something only if it may. Send it with each request:
      </p>
      <CodeBlock label="The first request">
        {`export TRIBUTARY_KEY=trib_…\ncurl "${origin}/api/v1/deals?limit=5" \\\n  -H "Authorization: Bearer $TRIBUTARY_KEY"`}
      </CodeBlock>
      <p>
        For tools there is the same as{" "}
        <a className="link" href="/api/v1/openapi.json">
          OpenAPI 3.1
        </a>
        .
      </p>
    </DocSection>
  );
}

/** What holds for every operation. */
export function Conventions({ problems }: Pick<ApiDocs, "problems">) {
  return (
    <>
      <DocSection id="conventions" title="What holds everywhere">
        <ul className="plain-list">
          <li>
            Amounts are decimals in strings, such as <code>"1250.00"</code>, in the deal’s currency.
            Instants are in UTC, days are calendar days.
          </li>
          <li>
            A field that is not known is refused, so that a slip of the pen is not passed over. New
            fields may come in answers: pass over those you do not know.
          </li>
          <li>
            What your organisation may not see does not exist: <code>404</code>, the same as for a
            number that nobody has.
          </li>
          <li>
            <code>Idempotency-Key</code> names a request, with words of your own. The same request
            under the same name is done once and answered again for 24 hours; another one under it
            is refused. What was refused may be mended and sent again under its name.
          </li>
          <li>
            Each deal has a version, and its <code>ETag</code> holds it. Send it in{" "}
            <code>If-Match</code> and nobody writes over what somebody else did meanwhile.
          </li>
          <li>
            Lists come in pages: follow <code>next</code> as <code>cursor</code>, or the{" "}
            <code>Link</code> header. To keep in step, ask with <code>updatedSince</code>.
          </li>
          <li>
            A key may ask 600 times a minute; <code>RateLimit-Remaining</code> and{" "}
            <code>RateLimit-Reset</code> say what is left, and <code>Retry-After</code> when to come
            back.
          </li>
        </ul>
      </DocSection>
      <DocSection id="problems" title="What can go wrong">
        <p>
          An error is <code>application/problem+json</code> (RFC 9457). <code>errors</code> names
          each thing that is wrong by a JSON pointer into the body, or the name of a parameter.
        </p>
        <CodeBlock label="An error">
          {JSON.stringify(
            {
              type: "…/api/v1/docs#invalid",
              title: "Some of it is not right",
              status: 422,
              errors: [{ pointer: "/lines/0/partNo", detail: "No such part has a price in EUR" }],
            },
            null,
            2,
          )}
        </CodeBlock>
        <table className="table">
          <caption className="sr">Problems</caption>
          <thead>
            <tr>
              <th scope="col">Problem</th>
              <th scope="col" className="num">
                Status
              </th>
              <th scope="col">Means</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ name, status, title }) => (
              <tr key={name} id={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td className="num">{status}</td>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DocSection>
    </>
  );
}

const check = `import { createHmac, timingSafeEqual } from "node:crypto";

// headers and body as they came, the body unchanged
function isOurs(headers, body, secret) {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": all } = headers;
  if (Math.abs(Date.now() / 1000 - at) > 300) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const made = createHmac("sha256", key).update(\`\${id}.\${at}.\${body}\`).digest();
  return all.split(" ").some((signature) => {
    const sent = Buffer.from(signature.replace("v1,", ""), "base64");
    return sent.length === made.length && timingSafeEqual(sent, made);
  });
}`;

/** How to be told instead of asking. */
export function Webhooks({ hook, events }: Pick<ApiDocs, "hook"> & { events: readonly string[] }) {
  return (
    <DocSection id="webhooks" title="Webhooks">
      <p>
        Add an address under API, Webhooks, and it is told what happens to deals and files: a
        partner’s to its own, the vendor’s to all. Messages are signed as{" "}
        <a className="link" href="https://www.standardwebhooks.com" rel="noreferrer">
          Standard Webhooks
        </a>{" "}
        say; a library of theirs checks them, or this does:
      </p>
      <CodeBlock label="Checking a signature">{check}</CodeBlock>
      <FieldTable caption="A message" fields={hook} />
      <p className="quiet">
        <code>data.deal</code> is the deal as it stood when the message was written, with the fields
        that reading it answers with. Of files that were handed over, <code>data.submission</code>{" "}
        stands in its place.
      </p>
      <ul className="plain-list">
        <li>
          Answer with a status from 200 to 299 within 10 seconds. Anything else, a redirection as
          well, is tried again after 5 seconds, 1 minute, 10 minutes, 1 hour, 6 hours and 24 hours.
        </li>
        <li>
          A message may come twice and not in order: <code>webhook-id</code> stays the same with
          each try, and <code>data.deal.version</code> tells the later one.
        </li>
        <li>
          An address to which nothing gets through for 5 days is switched off, and its
          administrators get a mail. <code>410</code> switches it off at once.
        </li>
        <li>Messages go to the open internet over https alone, never to private networks.</li>
      </ul>
      <details>
        <summary>What there is to hear of</summary>
        <ul className="row-flex problem-links">
          {events.map((event) => (
            <li key={event}>
              <code>{event}</code>
            </li>
          ))}
        </ul>
      </details>
    </DocSection>
  );
}
