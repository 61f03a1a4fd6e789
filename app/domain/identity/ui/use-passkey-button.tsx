import { useFetcher } from "@remix-run/react";
import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from "@simplewebauthn/browser";
import { useCallback, useEffect, useRef, useState } from "react";

import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/field.tsx";

import { askForPasskey, useCanPasskeys } from "./passkey-browser.ts";

type UsePasskeyButtonProps = {
  /** Gives what the browser needs, and takes what it answers. */
  at: string;
  /** Offers passkeys in the address field as well, where the browser can. */
  autofill?: boolean;
};

/** Instead of a password or a code: signs in, or proves who sits there, with a passkey. Without script, or where there are none, it is not there. */
export function UsePasskeyButton({ at, autofill }: UsePasskeyButtonProps) {
  const can = useCanPasskeys();
  const fetcher = useFetcher<{ problem: string }>();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const { submit } = fetcher;
  const send = useRef(submit);
  send.current = submit;
  const ask = useCallback(
    async (quietly: boolean) => {
      const asked = await askForPasskey(at, quietly);
      if (asked && "answer" in asked) {
        send.current({ answer: asked.answer }, { method: "post", action: at });
      } else if (!quietly) setRefusal(asked?.problem ?? null);
    },
    [at],
  );

  useEffect(() => {
    if (!autofill) return;
    let here = true;
    browserSupportsWebAuthnAutofill().then((offers) => {
      if (offers && here) void ask(true);
    });
    return () => {
      here = false;
      WebAuthnAbortService.cancelCeremony();
    };
  }, [autofill, ask]);

  if (!can) return null;
  const problem = refusal ?? (fetcher.state === "idle" ? fetcher.data?.problem : undefined);
  return (
    <>
      <p className="or">
        <span>or</span>
      </p>
      <Button
        icon="key"
        disabled={asking || fetcher.state !== "idle"}
        onClick={() => {
          setRefusal(null);
          setAsking(true);
          void ask(false).finally(() => setAsking(false));
        }}
      >
        Use a passkey
      </Button>
      <div role="alert">{problem && <FieldError errors={[problem]} />}</div>
    </>
  );
}
