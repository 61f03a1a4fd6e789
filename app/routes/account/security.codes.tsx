import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";

import { renewRecoveryCodes } from "#app/domain/identity/second-factor/renew-recovery-codes.server.ts";
import { secondFactorsOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import { RecoveryCodes } from "#app/domain/identity/ui/recovery-codes.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const handle = { crumb: "Recovery codes" };
export const meta: MetaFunction = () => [{ title: "Recovery codes · Tributary" }];
/** What is shown once is not kept by the browser either. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const security = "/account/security";

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requireVisitor(request);
  await requireRecentProof(request);
  const { totpSince, passkeys, codesLeft } = await secondFactorsOf(person.id);
  if (!totpSince && passkeys === 0) throw redirect(security);
  return { codesLeft };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  await requireRecentProof(request);
  await readForm(request);
  const codes = await renewRecoveryCodes({ actor, person });
  // The one answer that holds the codes; nothing can show them again.
  return codes ? { codes } : redirect(security);
}

export default function RecoveryCodesPage() {
  const { codesLeft } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  if (made) {
    return (
      <Section title="Your new recovery codes">
        <RecoveryCodes codes={made.codes} doneTo={security} />
      </Section>
    );
  }
  return (
    <Section title="Make new recovery codes?">
      <p className="way-intro">
        {codesLeft === 0
          ? "You get ten codes. They are shown once."
          : "You get ten codes, shown once. Those that you have now are void from then on."}
      </p>
      <Form method="post" className="row-flex">
        <LinkButton to={security}>Keep those I have</LinkButton>
        <Button kind="primary" type="submit" name="intent" value="renew">
          Make ten new codes
        </Button>
      </Form>
    </Section>
  );
}
