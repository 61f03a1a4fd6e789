import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { DeskRequest } from "../../requests/desk-request.ts";
import { FormStamp } from "../form-stamp.tsx";
import { RequestHead } from "./request-head.tsx";
import type { ProposedChange } from "./request-words.ts";

type RequestPanelProps = {
  dealId: string;
  version: number;
  requests: readonly DeskRequest[];
  /** One for each time the page is shown. */
  formId: string;
  clock: Clock;
  vendorName: string;
  mayDecide: boolean;
  /** What came back of an answer that was not taken. */
  tried?: { requestId: string; note: string; error: string | null } | null;
};

/** What the partner asks for on a deal that it may not change by itself, with what would be different. */
export function RequestPanel(props: RequestPanelProps) {
  const { requests, clock, vendorName } = props;
  if (requests.length === 0) return null;
  return (
    <Section title="The partner asks" label="The partner asks">
      {requests.map((request) => (
        <RequestHead
          key={request.id}
          request={request}
          clock={clock}
          answers={`${vendorName} answers`}
        >
          {request.status === "pending" && (
            <>
              <Changes changes={request.changes} />
              {props.mayDecide && <AnswerForm {...props} request={request} />}
            </>
          )}
        </RequestHead>
      ))}
    </Section>
  );
}

function Changes({ changes }: { changes: readonly ProposedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <table className="table changes" data-inset="" data-bare="">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Now</th>
          <th scope="col">Asked for</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ piece, name, was, is }) => (
          <tr key={piece}>
            <th scope="row">{name}</th>
            <td className="quiet">{was}</td>
            <td>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerForm(props: RequestPanelProps & { request: DeskRequest }) {
  const { request, dealId, version, formId } = props;
  const tried = props.tried?.requestId === request.id ? props.tried : null;
  return (
    <Form
      method="post"
      action={`/desk/deals/${dealId}/requests`}
      preventScrollReset
      style={{ marginTop: 8 }}
    >
      <input type="hidden" name="requestId" value={request.id} />
      <FormStamp version={version} formId={formId} />
      <Fields>
        <Field
          label="Note to the partner"
          note="optional, needed to refuse"
          errors={tried?.error ? [tried.error] : []}
          span={6}
        >
          <TextArea name="note" rows={2} defaultValue={tried?.note} />
        </Field>
      </Fields>
      <div className="row-flex" style={{ marginTop: 8 }}>
        <Button type="submit" name="answer" value="grant" kind="primary" size="sm">
          {request.kind === "extension" ? "Give more time" : "Grant the change"}
        </Button>
        <Button type="submit" name="answer" value="refuse" kind="danger" size="sm">
          Refuse
        </Button>
      </div>
    </Form>
  );
}
