import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";

/** Narrows the customers to choose from; a form of its own, so it works before any script. */
export function CustomerSearch({ q, partner }: { q: string; partner?: string }) {
  return (
    <Form method="get" className="flex items-end gap-2 px-[var(--gutter)] pb-4" role="search">
      {partner && <input type="hidden" name="partner" value={partner} />}
      <Field label="Find a customer">
        <TextInput name="q" type="search" lead="search" defaultValue={q} />
      </Field>
      <Button type="submit">Find</Button>
    </Form>
  );
}

type InvitePicksProps = {
  customers: { id: string; name: string; city: string | null }[];
  partners: { id: string; name: string; city: string }[];
  chosen: { customer?: string; partner?: string };
  errors: Record<string, string[] | undefined>;
};

export function InvitePicks({ customers, partners, chosen, errors }: InvitePicksProps) {
  const options = (all: { id: string; name: string; city: string | null }[]) =>
    all.map(({ id, name, city }) => ({ value: id, label: city ? `${name}, ${city}` : name }));
  return (
    <Fields>
      <Field
        label="Customer"
        span={3}
        errors={errors.customerId}
        help={customers.length === 0 ? "None of that name" : "The first twenty by name"}
      >
        <Select
          key={customers[0]?.id}
          name="customerId"
          options={options(customers)}
          defaultValue={chosen.customer}
        />
      </Field>
      <Field label="Partner" span={3} errors={errors.partnerId}>
        <Select
          name="partnerId"
          none="Choose a partner"
          options={options(partners)}
          defaultValue={chosen.partner}
        />
      </Field>
    </Fields>
  );
}
