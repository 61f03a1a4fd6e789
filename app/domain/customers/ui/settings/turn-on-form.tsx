import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Section } from "#app/ui/page.tsx";

/** Asks before another version decides. */
export function TurnOnForm({ version, former }: { version: number; former: number }) {
  return (
    <Form method="post" className="divide">
      <Section title={`Let version ${version} decide?`}>
        <p className="quiet">
          Whoever is reported from now on is matched by it instead of by version {former}. Customers
          stay as they are, and version {former} can be turned on again.
        </p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="turn-on" kind="primary">
          Turn on version {version}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
