import { Form, useNavigate } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

type RemoveFactorDialogProps = {
  /** What would be removed; null closes it. */
  factor: { kind: "app" } | { kind: "passkey"; id: string; name: string } | null;
  /** It is the last one. */
  last: boolean;
  /** Who asks for one, if anybody. */
  askedBy: string | null;
};

/** Asks before a way of signing in is taken away. */
export function RemoveFactorDialog({ factor, last, askedBy }: RemoveFactorDialogProps) {
  const navigate = useNavigate();
  const isApp = factor?.kind === "app";
  return (
    <Dialog
      open={factor !== null}
      onClose={() => navigate("?", { preventScrollReset: true })}
      title={
        factor?.kind === "passkey"
          ? `Remove the passkey “${factor.name}”?`
          : "Remove the authenticator app?"
      }
      actions={
        <>
          <LinkButton to="?" data-safe>
            Keep it
          </LinkButton>
          <Button kind="danger" type="submit" form="remove-factor">
            {isApp ? "Remove the app" : "Remove the passkey"}
          </Button>
        </>
      }
    >
      <p>{consequence(last, askedBy)}</p>
      {factor && (
        <Form
          id="remove-factor"
          method="post"
          action={`?${new URLSearchParams({ remove: factor.kind === "app" ? "app" : factor.id })}`}
        >
          <input type="hidden" name="intent" value={isApp ? "remove-app" : "remove-passkey"} />
        </Form>
      )}
    </Dialog>
  );
}

function consequence(last: boolean, askedBy: string | null): string {
  if (!last) return "You keep your other ways to sign in";
  const lost = "Your password alone signs you in then, and your recovery codes are void";
  return askedBy
    ? `${lost}. ${askedBy} asks for a second factor, so you set up another next`
    : lost;
}
