import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";

/** Another registration for the same customer, begun with what this one says. */
export function CopyDeal({ dealId }: { dealId: string }) {
  return (
    <Form method="post" action={`/portal/deals/${dealId}/copy`} className="section">
      <Button type="submit" icon="copy" size="sm">
        Register another like this
      </Button>
    </Form>
  );
}
