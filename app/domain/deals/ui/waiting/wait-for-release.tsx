import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { WaitingState } from "../../waiting/waiting.ts";

/** On a deal that another one stood against: hearing of it when that is over. */
export function WaitForRelease({ dealId, state }: { dealId: string; state: WaitingState }) {
  if (!state) return null;
  return (
    <Section title="When it is free again">
      <Form method="post" action="/portal/waiting" className="row-flex">
        <input type="hidden" name="dealId" value={dealId} />
        {state === "waits" ? (
          <>
            <Status mark="info" tone="live">
              You hear of it at once
            </Status>
            <Button type="submit" size="sm" name="intent" value="stop">
              Stop waiting
            </Button>
            <Link className="link small" to="/portal/waiting">
              All you wait for
            </Link>
          </>
        ) : (
          <>
            <span className="quiet">What stood against it ends some day</span>
            <Button type="submit" size="sm" icon="bell" name="intent" value="wait">
              Tell me when it is free
            </Button>
          </>
        )}
      </Form>
    </Section>
  );
}
