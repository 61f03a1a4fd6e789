import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields } from "#app/ui/form.tsx";
import { Checkbox, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { DealEventKind } from "../../deal.ts";
import { EVERY_SUBMISSION, EVERYTHING, eventTypes } from "../../hooks/hook-events.ts";

export type EndpointErrors = {
  errors: { url?: string[] | null; events?: string[] | null };
  typed: { url: string; events: string[] };
};

type EndpointFormProps = {
  /** Of the endpoint that this form adds, however often it is sent. */
  endpointId: string;
  answer?: EndpointErrors;
};

const words = (type: string) => {
  const kind = type.replace("deal.", "") as DealEventKind;
  const said = kind.replaceAll("_", " ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
};

const isOneOfDeals = (event: string) => event !== EVERYTHING && event.startsWith("deal.");

/** Says where to send what. */
export function EndpointForm({ endpointId, answer }: EndpointFormProps) {
  const { errors, typed } = answer ?? {};
  const chosen = typed?.events ?? [EVERYTHING];
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="endpointId" value={endpointId} />
      <Section title="Add an endpoint" sub="What it signs with is shown once">
        <Fields>
          <Field
            label="Address"
            errors={errors?.url ?? []}
            help="Messages are posted there, signed, as JSON"
            span={6}
          >
            <TextInput
              name="url"
              inputMode="url"
              autoComplete="off"
              defaultValue={typed?.url}
              placeholder="https://"
            />
          </Field>
          <Choices legend="What to hear of" span={6} help={errors?.events?.[0]}>
            <Checkbox
              name="events"
              value={EVERYTHING}
              defaultChecked={chosen.includes(EVERYTHING)}
              help="Kinds that are still to come as well"
            >
              Everything about deals
            </Checkbox>
            <details className="hook-events" open={chosen.some(isOneOfDeals)}>
              <summary>Or only some of it</summary>
              {eventTypes.map((type) => (
                <Checkbox
                  key={type}
                  name="events"
                  value={type}
                  defaultChecked={chosen.includes(type)}
                >
                  {words(type)} <code className="faint">{type}</code>
                </Checkbox>
              ))}
            </details>
            <Checkbox
              name="events"
              value={EVERY_SUBMISSION}
              defaultChecked={chosen.includes(EVERY_SUBMISSION)}
              help="When one waits for somebody, is applied, refused or taken back"
            >
              Everything about files handed over
            </Checkbox>
          </Choices>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          Add endpoint
        </Button>
        <LinkButton to="?" kind="bare" replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}
