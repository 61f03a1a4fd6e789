import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { Badge, Status } from "#app/ui/status.tsx";

type Answer = { done: string | null; result: SubmissionResult<string[]> };

const errorsIn = (answer: Answer | undefined, field: string) =>
  answer?.result.error?.[field] ?? undefined;

function typedIn(answer: Answer | undefined, field: string): string | undefined {
  const typed = answer?.done ? undefined : answer?.result.initialValue?.[field];
  return typeof typed === "string" ? typed : undefined;
}

/** What was done, read out when it appears. */
const Done = ({ answer }: { answer?: Answer }) => (
  <span role="status">
    {answer?.done && (
      <Status mark="ok" tone="ok" small>
        {answer.done}
      </Status>
    )}
  </span>
);

export function NameForm({ name, answer }: { name: string; answer?: Answer }) {
  return (
    <Form method="post">
      <FormSection title="Name" text="As the others see it, at every company you work with">
        <Fields>
          <Field label="Name" span={4} errors={errorsIn(answer, "name")}>
            <TextInput
              name="name"
              defaultValue={typedIn(answer, "name") ?? name}
              autoComplete="name"
              required
            />
          </Field>
          <div className="row-flex" data-span={6}>
            <Button type="submit" name="intent" value="name">
              Save name
            </Button>
            <Done answer={answer} />
          </div>
        </Fields>
      </FormSection>
    </Form>
  );
}

export function AddressForm({ email, answer }: { email: string; answer?: Answer }) {
  return (
    <Form method="post" className="form-next">
      <FormSection
        title="Address"
        text="You sign in with it, and mail goes there. A change is confirmed at both addresses"
      >
        <Fields>
          <p data-span={6}>{email}</p>
          <Field label="New work e-mail" span={4} errors={errorsIn(answer, "email")}>
            <TextInput
              name="email"
              type="email"
              defaultValue={typedIn(answer, "email")}
              autoComplete="off"
              required
            />
          </Field>
          <div className="row-flex" data-span={6}>
            <Button type="submit" name="intent" value="address">
              Send the two links
            </Button>
            <Done answer={answer} />
          </div>
        </Fields>
      </FormSection>
    </Form>
  );
}

type Place = { id: string; name: string; title: string; current: boolean };

/** Where somebody works; whoever invited them there can end it. */
export function Places({ places }: { places: Place[] }) {
  return (
    <div className="form-next">
      <FormSection title="Companies" text="Where this login works">
        <ul className="plain-list">
          {places.map((place) => (
            <li key={place.id} className="row-flex">
              <span className="clip">{place.name}</span>
              {place.title && <span className="faint small">{place.title}</span>}
              {place.current && <Badge>this session</Badge>}
            </li>
          ))}
        </ul>
      </FormSection>
    </div>
  );
}
