import { Form, useSearchParams } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields, FormSection } from "#app/ui/form.tsx";
import { Radio, TextInput } from "#app/ui/input.tsx";

type Found = { id: string; name: string; city: string | null };

type PlaceFormProps = {
  customer: { id: string; name: string };
  parent: Found | null;
  found: Found[];
  q: string;
};

/** Moves a customer below another one, or another one below it. */
export function PlaceForm({ customer, parent, found, q }: PlaceFormProps) {
  const [params] = useSearchParams();
  const others = found.filter(({ id }) => id !== parent?.id && id !== customer.id);
  return (
    <FormSection
      title="Move"
      text={`Where ${customer.name} stands. It can be undone from its history`}
    >
      <div className="flex flex-col gap-4">
        <Form method="get" preventScrollReset>
          <Fields>
            <Field label="Search another company by name" span={4}>
              <TextInput name="q" defaultValue={q} key={params.get("q")} />
            </Field>
            <div className="row-flex items-end" data-span={2}>
              <Button type="submit">Search</Button>
            </div>
          </Fields>
        </Form>
        {q && others.length === 0 && <p className="small quiet">No other customer fits</p>}
        {others.length > 0 && (
          <Form method="post" preventScrollReset>
            <Choices legend="Which one is meant">
              {others.map(({ id, name, city }, nth) => (
                <Radio key={id} name="other" value={id} help={city} defaultChecked={nth === 0}>
                  {name}
                </Radio>
              ))}
            </Choices>
            <div className="row-flex pt-3">
              <Button type="submit" kind="primary" name="intent" value="below-other">
                Put {customer.name} below it
              </Button>
              <Button type="submit" name="intent" value="other-below">
                Put it below {customer.name}
              </Button>
            </div>
          </Form>
        )}
        {parent && (
          <Form method="post" preventScrollReset>
            <Button type="submit" name="intent" value="on-its-own">
              Take it away from {parent.name}
            </Button>
          </Form>
        )}
      </div>
    </FormSection>
  );
}
