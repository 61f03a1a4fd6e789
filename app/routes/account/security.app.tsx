import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { encode } from "uqr";

import {
  confirmAuthenticator,
  waitingAuthenticator,
} from "#app/domain/identity/second-factor/authenticator.server.ts";
import { SecondStepCode } from "#app/domain/identity/second-factor/second-step.schema.ts";
import { CodeInput } from "#app/domain/identity/ui/code-input.tsx";
import { RecoveryCodes } from "#app/domain/identity/ui/recovery-codes.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const handle = { crumb: "Authenticator app" };
export const meta: MetaFunction = () => [{ title: "Authenticator app · Tributary" }];
/** What is shown once is not kept by the browser either. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const security = "/account/security";

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, membership } = await requireVisitor(request);
  await requireRecentProof(request, { back: security });
  const waiting = await waitingAuthenticator(person);
  return {
    doneTo: membership.secondFactorRequired ? "/" : security,
    waiting: waiting && {
      typed: waiting.typed,
      square: encode(waiting.address, { ecc: "M", border: 0 }).data,
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  await requireRecentProof(request, { back: security });
  const submission = parseWithZod(await readForm(request), { schema: SecondStepCode });
  if (submission.status !== "success") {
    return data({ reply: submission.reply(), codes: null }, { status: 400 });
  }
  const outcome = await confirmAuthenticator({ actor, person }, submission.value.code, now());
  if (!outcome.ok && outcome.reason === "not-begun") return redirect(security);
  if (!outcome.ok) {
    const code = [
      "This code does not fit. Look at the clock of your phone and write the next one.",
    ];
    const reply = submission.reply({ fieldErrors: { code }, hideFields: ["code"] });
    return data({ reply, codes: null }, { status: 409 });
  }
  // The one answer that holds the codes; nothing can show them again.
  return outcome.codes
    ? { reply: null, codes: outcome.codes }
    : redirect(`${security}?done=app-added`);
}

export default function AuthenticatorPage() {
  const { waiting, doneTo } = useLoaderData<typeof loader>();
  const codes = useActionData<typeof action>()?.codes;
  if (codes) {
    return (
      <Section title="The authenticator app is set up">
        <RecoveryCodes codes={codes} doneTo={doneTo} />
      </Section>
    );
  }
  if (!waiting) {
    return (
      <Empty
        title="Nothing to set up here"
        actions={<LinkButton to={security}>Second factor</LinkButton>}
      >
        The app is set up already, or its set-up was not begun
      </Empty>
    );
  }
  return <SetUp {...waiting} />;
}

function SetUp({ square, typed }: { square: boolean[][]; typed: string }) {
  const [form, fields] = useForm({
    id: "authenticator",
    lastResult: useActionData<typeof action>()?.reply,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SecondStepCode }),
    shouldValidate: "onSubmit",
  });
  return (
    <Section title="Set up an authenticator app">
      <div className="scan">
        <QrCode rows={square} label="A square to scan with an authenticator app" />
        <div>
          <p>Scan the square with the app, such as the one that keeps your other codes.</p>
          <div>
            <p className="label">Or type this key into it</p>
            <code className="typed-secret">{typed}</code>
          </div>
          <Form className="way-form" method="post" {...getFormProps(form)}>
            <Field
              label="The code it shows now"
              field={fields.code}
              help="Six digits, new every 30 seconds"
            >
              <CodeInput {...getInputProps(fields.code, { type: "text" })} digits />
            </Field>
            <Button kind="primary" type="submit">
              Turn it on
            </Button>
          </Form>
          <Link className="link small self-start" to={security}>
            Cancel
          </Link>
        </div>
      </div>
    </Section>
  );
}
