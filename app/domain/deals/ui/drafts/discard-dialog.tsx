import { Form, useNavigate } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

import type { DraftSummary } from "../../drafts/draft.ts";

/** Asks before what somebody typed is thrown away. */
export function DiscardDialog({ draft }: { draft: DraftSummary | null }) {
  const navigate = useNavigate();
  return (
    <Dialog
      open={draft !== null}
      onClose={() => navigate("?", { preventScrollReset: true })}
      title={draft ? `Discard the draft for ${draft.title}?` : "Discard the draft?"}
      actions={
        <>
          <LinkButton to="?" data-safe>
            Keep it
          </LinkButton>
          <Button kind="danger" type="submit" form="discard-draft">
            Discard it
          </Button>
        </>
      }
    >
      <p>What was typed is gone then, for your colleagues as well</p>
      {draft && (
        <Form id="discard-draft" method="post" action="/portal/deals/drafts">
          <input type="hidden" name="draftId" value={draft.id} />
        </Form>
      )}
    </Dialog>
  );
}
