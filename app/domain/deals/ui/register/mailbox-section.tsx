import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";

type MailboxSectionProps = {
  /** Null before there is one. */
  address: string | null;
  mayRenew: boolean;
};

/** The address at which mails become drafts. */
export function MailboxSection({ address, mayRenew }: MailboxSectionProps) {
  return (
    <Section title="Deals by mail">
      <p>
        {address ? (
          <>
            A mail that one of your sales people sends or forwards to{" "}
            <b className="mono">{address}</b> becomes a draft.
          </>
        ) : (
          "Your sales people can send or forward mails that become drafts."
        )}
      </p>
      {mayRenew ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="renew-mailbox" />
          <Button type="submit" size="sm" icon={address ? "refresh" : "mail"}>
            {address ? "Change the address" : "Make an address"}
          </Button>
          {address && <p className="help mt-2">The one above stops working at once</p>}
        </Form>
      ) : (
        !address && <p className="help">An administrator of your company makes the address</p>
      )}
    </Section>
  );
}
