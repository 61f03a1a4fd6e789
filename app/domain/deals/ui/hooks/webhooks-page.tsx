import { Link, useSearchParams } from "@remix-run/react";

import { ApiHead } from "#app/domain/identity/ui/keys/api-tabs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";
import { SecretOnce } from "#app/ui/secret-once.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import type { EndpointLine } from "../../hooks/endpoint.ts";
import { type EndpointErrors, EndpointForm } from "./endpoint-form.tsx";
import { endpointStates, eventWords } from "./hook-words.ts";

export type WebhooksAnswer = {
  /** What the endpoint that was just added signs with, this once. */
  secret?: string;
  refusal?: string;
  form?: EndpointErrors;
};

type WebhooksPageProps = {
  base: string;
  endpoints: EndpointLine[];
  /** Of the next endpoint. */
  endpointId: string;
  now: Date;
  timeZone: string;
  answer?: WebhooksAnswer;
};

const done = { remove: "The endpoint was removed" };

/** Where an organisation wants to hear what happens to deals. */
export function WebhooksPage(props: WebhooksPageProps) {
  const { base, endpoints, endpointId, now, timeZone, answer } = props;
  const [params] = useSearchParams();
  const adding = !answer?.secret && (params.get("do") === "add" || answer?.form !== undefined);
  return (
    <>
      <ApiHead
        base={base}
        actions={
          !adding && (
            <LinkButton to="?do=add" kind="primary" icon="plus" replace preventScrollReset>
              Add an endpoint
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {answer?.secret && (
        <SecretOnce title="Keep the signing secret now" label="The secret" text={answer.secret}>
          It is shown this once. With it the receiver tells our messages from others
        </SecretOnce>
      )}
      {adding && <EndpointForm endpointId={endpointId} answer={answer?.form} />}
      {endpoints.length === 0 ? (
        !adding && (
          <Empty title="No endpoint yet">
            An endpoint is an address of yours that is told at once what happens to deals
          </Empty>
        )
      ) : (
        <ScrollRegion label="Endpoints">
          <table className="table">
            <caption className="sr">Endpoints, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">State</th>
                <th scope="col" className="col-2">
                  Hears of
                </th>
                <th scope="col" className="col-2">
                  Added
                </th>
              </tr>
            </thead>
            <tbody>
              {endpoints.map((endpoint) => (
                <tr key={endpoint.id}>
                  <th scope="row">
                    <Link className="link" to={`${base}/webhooks/${endpoint.id}`}>
                      {endpoint.url}
                    </Link>
                  </th>
                  <td className="nowrap">
                    <EndpointState endpoint={endpoint} />
                  </td>
                  <td className="col-2">{eventWords(endpoint.events)}</td>
                  <td className="nowrap col-2">
                    {formatInstant(endpoint.createdAt, timeZone, undefined, now)}
                    <small className="faint block">by {endpoint.makerName}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

/** Whether anything is sent there, and whether it arrives. */
export function EndpointState({ endpoint }: { endpoint: EndpointLine }) {
  const { status, failingSince } = endpoint;
  if (status === "active" && failingSince) {
    return (
      <Status mark="warn" tone="warn">
        Not reached
      </Status>
    );
  }
  const { mark, tone, word } = endpointStates[status];
  return (
    <Status mark={mark} tone={tone}>
      {word}
    </Status>
  );
}
