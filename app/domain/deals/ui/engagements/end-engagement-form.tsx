import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Engagement } from "../../engagements/engagement.ts";

/** Asks before an engagement is ended early. */
export function EndEngagementForm({ engagement }: { engagement: Engagement }) {
  return (
    <Form method="post" className="divide" preventScrollReset>
      <input type="hidden" name="intent" value="end-engagement" />
      <input type="hidden" name="engagementId" value={engagement.id} />
      <Section title="End the engagement today?">
        <p className="quiet">
          {engagement.note}, {engagement.family?.name ?? "all families"}. Registrations from
          tomorrow on find no own sales here.
        </p>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="danger">
          End engagement
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
