import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { Section, Side } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

type AuditChainSideProps = {
  chain: {
    entries: number;
    head: string | null;
    verified: { at: Date; by: string; broken: string | null } | null;
  };
  timeZone: string;
  /** What was typed last and why it is no head. */
  refused?: { head: string; errors: string[] };
};

/** Where the chain of seals stands, and the way to follow it from the beginning. */
export function AuditChainSide({ chain, timeZone, refused }: AuditChainSideProps) {
  const { entries, head, verified } = chain;
  return (
    <Side label="Chain">
      {verified?.broken && (
        <Notice tone="bad" title="The chain is broken" live>
          {verified.broken}
        </Notice>
      )}
      <Section title="Chain">
        <Facts
          facts={[
            { label: "Entries", value: formatUnits(entries) },
            {
              label: "Last verified",
              value: verified ? formatInstant(verified.at, timeZone) : "Never",
              source: verified?.by,
            },
            ...(verified
              ? [
                  {
                    label: "Found",
                    value: verified.broken ? (
                      <Status mark="bad" tone="bad">
                        Broken
                      </Status>
                    ) : (
                      <Status mark="ok" tone="ok">
                        Unbroken
                      </Status>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {head && (
        <Section title="Head" level={3}>
          <p className="mono small break-all">{head}</p>
          <p className="help mt-2">
            Every entry is sealed to the one before. Note this down outside Tributary: whoever has
            it can tell later that nothing up to here was changed or cut off.
          </p>
        </Section>
      )}
      <Section title="Verify" level={3}>
        <Form method="post" className="form" preventScrollReset>
          <Field
            label="Head noted earlier"
            optional
            errors={refused?.errors}
            help="The chain is followed either way"
          >
            <TextInput
              name="head"
              className="mono"
              defaultValue={refused?.head}
              autoComplete="off"
            />
          </Field>
          <Button type="submit" size="sm" className="mt-2">
            Verify the chain
          </Button>
        </Form>
      </Section>
    </Side>
  );
}
