import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { passkeysOf } from "#app/domain/identity/second-factor/passkeys.server.ts";
import { CODES, FEW_CODES } from "#app/domain/identity/second-factor/recovery-code.server.ts";
import { secondFactorsOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import { browserWords } from "#app/domain/identity/sign-in/browser-words.ts";
import { AddPasskey } from "#app/domain/identity/ui/add-passkey.tsx";
import { PasskeyList } from "#app/domain/identity/ui/passkey-list.tsx";
import { RemoveFactorDialog } from "#app/domain/identity/ui/remove-factor-dialog.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";
import { changeFactors } from "./security-action.server.ts";
import { doneWords, passkeyNote } from "./security-words.ts";

export const handle = { crumb: "Second factor" };
export const meta: MetaFunction = () => [{ title: "Second factor · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, person, membership } = await requireVisitor(request);
  await requireRecentProof(request);
  const { searchParams } = new URL(request.url);
  const { timeZone } = await withScope(actor, findVendor);
  const passkeys = await passkeysOf(person.id);
  const { totpSince, codesLeft } = await secondFactorsOf(person.id);

  const wanted = searchParams.get("remove");
  const unwanted = passkeys.find(({ id }) => id === wanted);
  const removesApp = wanted === "app" && totpSince !== null;
  return {
    askedBy: membership.secondFactorRequired ? membership.vendorName : null,
    done: doneWords[searchParams.get("done") ?? ""] ?? null,
    appSince: totpSince && formatInstant(totpSince, timeZone),
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      name: passkey.name,
      note: passkeyNote(passkey, timeZone),
    })),
    codes: { left: codesLeft, all: CODES, few: codesLeft <= FEW_CODES },
    renaming: searchParams.get("rename"),
    removing: removesApp
      ? { kind: "app" as const }
      : unwanted
        ? { kind: "passkey" as const, id: unwanted.id, name: unwanted.name }
        : null,
    suggestion: browserWords(request.headers.get("User-Agent")),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  await requireRecentProof(request, { back: "/account/security" });
  const { searchParams } = new URL(request.url);
  return changeFactors({ actor, person }, await readForm(request), searchParams);
}

export default function SecurityPage() {
  const page = useLoaderData<typeof loader>();
  const { askedBy, done, appSince, passkeys, removing } = page;
  // Each visit begins anew: codes that were shown once are gone with the next.
  const { key } = useLocation();
  const errors = useActionData<typeof action>()?.nameErrors;
  const ways = passkeys.length + (appSince ? 1 : 0);
  return (
    <>
      {askedBy && ways === 0 && (
        <Notice tone="warn" title={`${askedBy} asks for a second factor`}>
          Add a passkey or set up an authenticator app to go on
        </Notice>
      )}
      {done && <Notice tone="ok" live title={done} />}
      <Section title="Passkeys" sub="sign you in without a password">
        <p className="way-intro">
          A passkey is kept by your phone, computer or security key, which asks for your finger,
          face or number. It counts as both factors, and no other site can ask for it.
        </p>
        {passkeys.length > 0 && (
          <PasskeyList
            passkeys={passkeys}
            renaming={page.renaming ? { id: page.renaming, errors } : null}
          />
        )}
        <AddPasskey
          key={key}
          at="/account/security/passkey"
          suggestion={page.suggestion}
          doneTo={askedBy ? "/" : "/account/security"}
        />
      </Section>
      <Section title="Authenticator app" sub="a code after your password">
        {appSince ? (
          <ul className="ways" aria-label="Authenticator app">
            <li>
              <Icon name="lock" />
              <span className="two">
                <b>Set up</b>
                <small>Since {appSince}</small>
              </span>
              <LinkButton size="sm" kind="bare" icon="trash" to="?remove=app">
                Remove <span className="sr">the authenticator app</span>
              </LinkButton>
            </li>
          </ul>
        ) : (
          <>
            <p className="way-intro">
              An app on your phone shows six digits, new every 30 seconds. Any such app will do.
            </p>
            <Form method="post">
              <Button icon="plus" type="submit" name="intent" value="begin-app">
                Set up an app
              </Button>
            </Form>
          </>
        )}
      </Section>
      {ways > 0 && <Codes {...page.codes} />}
      <RemoveFactorDialog factor={removing} last={ways === 1} askedBy={askedBy} />
    </>
  );
}

function Codes({ left, all, few }: { left: number; all: number; few: boolean }) {
  return (
    <Section title="Recovery codes" sub="for when you have neither at hand">
      <ul className="ways" aria-label="Recovery codes">
        <li>
          <Icon name="file" />
          <span className="two">
            <b>
              {left} of {all} left
            </b>
            {few && (
              <Status small mark="warn" tone="warn">
                {left === 0 ? "None is left: make new ones" : "Few are left: make new ones"}
              </Status>
            )}
          </span>
          <LinkButton size="sm" to="/account/security/codes">
            Make new ones
          </LinkButton>
        </li>
      </ul>
    </Section>
  );
}
