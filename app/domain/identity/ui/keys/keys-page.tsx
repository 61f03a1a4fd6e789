import type { SubmissionResult } from "@conform-to/react";
import { Form, useSearchParams } from "@remix-run/react";

import type { Role } from "#app/platform/actor.ts";
import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/page.tsx";
import { SecretOnce } from "#app/ui/secret-once.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { ApiKeyLine } from "../../keys/api-key.ts";
import { ApiHead } from "./api-tabs.tsx";
import { KeyForm } from "./key-form.tsx";
import { KeyTable } from "./key-table.tsx";

export type KeysAnswer = {
  /** The key that was just made, this once. */
  made?: { name: string; text: string };
  refusal?: string;
  lastResult?: SubmissionResult<string[]>;
};

type KeysPageProps = {
  base: string;
  keys: ApiKeyLine[];
  roles: Role[];
  /** Of the next key. */
  keyId: string;
  now: Date;
  timeZone: string;
  answer?: KeysAnswer;
};

const done = { revoked: "The key is revoked; what used it is refused from now on" };

/** The keys with which an organisation's programs ask the API. */
export function KeysPage({ base, keys, roles, keyId, now, timeZone, answer }: KeysPageProps) {
  const [params] = useSearchParams();
  const made = answer?.made;
  const making = !made && (params.get("do") === "make" || answer?.lastResult !== undefined);
  const leaving =
    params.get("do") === "revoke" && !made
      ? keys.find(({ id, revokedAt }) => id === params.get("of") && !revokedAt)
      : undefined;
  return (
    <>
      <ApiHead
        base={base}
        actions={
          !making && (
            <LinkButton to="?do=make" kind="primary" icon="plus" replace preventScrollReset>
              Make a key
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {made && (
        <SecretOnce title={`Keep the key for ${made.name} now`} label="The key" text={made.text}>
          It is shown this once. Whoever has it can do what it may do, so keep it like a password
        </SecretOnce>
      )}
      {making && (
        <KeyForm key={keyId} keyId={keyId} roles={roles} lastResult={answer?.lastResult} />
      )}
      {leaving && <Revoke line={leaving} />}
      {keys.length === 0 ? (
        <Empty title="No key yet">
          A key lets a program of yours, such as your CRM, read and register deals and hand over
          files
        </Empty>
      ) : (
        <KeyTable keys={keys} now={now} timeZone={timeZone} />
      )}
    </>
  );
}

function Revoke({ line }: { line: ApiKeyLine }) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="of" value={line.id} />
      <Section title={`Revoke the key for ${line.name}?`}>
        <p className="quiet">What uses it is refused at once. It cannot be brought back.</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="revoke" kind="danger">
          Revoke key
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
