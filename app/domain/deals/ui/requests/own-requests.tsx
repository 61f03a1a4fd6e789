import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { DealRequest } from "../../requests/deal-request.ts";
import { FormStamp } from "../form-stamp.tsx";
import { RequestHead } from "./request-head.tsx";

type OwnRequestsProps = {
  requests: readonly DealRequest[];
  version: number;
  formId: string;
  clock: Clock;
  vendorName: string;
  mayTend: boolean;
  /** What still waits stands on top of a page, what was answered at its foot. */
  only: "pending" | "answered";
};

/** What a partner has asked for on its deal, and what became of it. */
export function OwnRequests(props: OwnRequestsProps) {
  const { clock, vendorName, mayTend, version, formId, only } = props;
  const requests = props.requests.filter(
    ({ status }) => (status === "pending") === (only === "pending"),
  );
  if (requests.length === 0) return null;
  return (
    <Section title={only === "pending" ? `You asked ${vendorName}` : "Asked for"}>
      {requests.map((request) => (
        <RequestHead key={request.id} request={request} clock={clock} answers={vendorName}>
          {request.status === "pending" && mayTend && (
            <TakeBack requestId={request.id} version={version} formId={formId} />
          )}
        </RequestHead>
      ))}
    </Section>
  );
}

type TakeBackProps = { requestId: string; version: number; formId: string };

function TakeBack({ requestId, version, formId }: TakeBackProps) {
  return (
    <Form method="post" preventScrollReset style={{ marginTop: 8 }}>
      <input type="hidden" name="intent" value="take-back" />
      <input type="hidden" name="requestId" value={requestId} />
      <FormStamp version={version} formId={formId} />
      <Button type="submit" size="sm">
        Take it back
      </Button>
    </Form>
  );
}
