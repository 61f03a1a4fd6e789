import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { useEffect, useState } from "react";

/** What came of asking the browser: its answer as text for a form, words for the person, or nothing to say. */
export type Asked = { answer: string } | { problem: string } | null;

/** False on the server and in the first moment, so that a page without script shows no button that does nothing. */
export function useCanPasskeys(): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => setCan(browserSupportsWebAuthn()), []);
  return can;
}

async function optionsFrom(address: string): Promise<unknown> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

/** Asks the browser to use a passkey. With `autofill` it waits until one is picked in the address field. */
export const askForPasskey = (address: string, autofill = false): Promise<Asked> =>
  answered(async () =>
    startAuthentication({
      optionsJSON: (await optionsFrom(address)) as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: autofill,
    }),
  );

/** Asks the browser to make a passkey. */
export const askForNewPasskey = (address: string): Promise<Asked> =>
  answered(async () =>
    startRegistration({
      optionsJSON: (await optionsFrom(address)) as PublicKeyCredentialCreationOptionsJSON,
    }),
  );

async function answered(ceremony: () => Promise<object>): Promise<Asked> {
  try {
    return { answer: JSON.stringify(await ceremony()) };
  } catch (error) {
    return wordsFor(error);
  }
}

function wordsFor(error: unknown): Asked {
  const code = error instanceof WebAuthnError ? error.code : "";
  // Another question took the place of this one.
  if (code === "ERROR_CEREMONY_ABORTED") return null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") {
    return { problem: "This device has a passkey for your login already." };
  }
  if (error instanceof Error && error.name === "NotAllowedError") {
    return { problem: "No passkey was used. You can try again." };
  }
  return { problem: "That did not work here. Reload the page and try again." };
}
