import { useFetcher } from "@remix-run/react";
import { type FormEvent, useState } from "react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { Notice } from "#app/ui/status.tsx";

import { NAME_LENGTH } from "../second-factor/passkey.schema.ts";
import { askForNewPasskey, useCanPasskeys } from "./passkey-browser.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Answer = { problem: string } | { name: string; codes: string[] | null };

type AddPasskeyProps = {
  /** Gives what the browser needs, and takes what it answers. */
  at: string;
  /** What the passkey could be called. */
  suggestion: string;
  doneTo: string;
};

/** Makes a passkey on this device. With the first factor come the recovery codes, this once. */
export function AddPasskey({ at, suggestion, doneTo }: AddPasskeyProps) {
  const can = useCanPasskeys();
  const fetcher = useFetcher<Answer>();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const answer = fetcher.state === "idle" && !refusal ? fetcher.data : undefined;
  const problem = refusal ?? (answer && "problem" in answer ? answer.problem : null);
  const added = answer && "name" in answer ? answer : null;

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    setRefusal(name.trim() ? null : "Give the passkey a name.");
    if (!name.trim()) return;
    setAsking(true);
    const asked = await askForNewPasskey(at);
    setAsking(false);
    if (asked && "answer" in asked) {
      fetcher.submit({ name, answer: asked.answer }, { method: "post", action: at });
    } else setRefusal(asked?.problem ?? null);
  };

  if (!can) {
    return (
      <noscript>
        <p className="help">Adding a passkey needs JavaScript in this browser.</p>
      </noscript>
    );
  }
  return (
    <>
      <div role="status">
        {added && <Notice box tone="ok" title={`The passkey “${added.name}” is added`} />}
      </div>
      {added?.codes && <RecoveryCodes codes={added.codes} doneTo={doneTo} />}
      <form className="way-form" method="post" action={at} onSubmit={(event) => void add(event)}>
        <Field
          label="Name of a new passkey"
          help="For telling it from others, such as the device it is on"
          errors={problem ? [problem] : undefined}
        >
          <TextInput name="name" defaultValue={suggestion} maxLength={NAME_LENGTH} />
        </Field>
        <Button icon="plus" type="submit" disabled={asking || fetcher.state !== "idle"}>
          Add a passkey
        </Button>
      </form>
    </>
  );
}
