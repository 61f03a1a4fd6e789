import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { isOpen } from "#app/domain/partners/application.ts";
import { findApplication } from "#app/domain/partners/applications.server.ts";
import { RegisterPartner } from "#app/domain/partners/partner.schema.ts";
import { partnerChoices } from "#app/domain/partners/partner-choices.server.ts";
import {
  type PartnerRegistration,
  registerPartner,
} from "#app/domain/partners/register-partner.server.ts";
import {
  type RegisterDefaults,
  RegisterPartnerForm,
} from "#app/domain/partners/ui/register-partner-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { hasRecentProof, requireRecentProof } from "../recent-proof.server.ts";

export const handle = { crumb: "Register a partner" };
export const meta: MetaFunction = () => [{ title: "Register a partner · Tributary" }];

const Query = z.object({ application: z.uuid().optional() });
const applicationIn = (request: Request) =>
  Query.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data?.application ?? null;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  // It opens the portal to another mailbox.
  await requireRecentProof(request);
  const applicationId = applicationIn(request);
  return withScope(actor, async (tx) => {
    const application = applicationId ? await findApplication(tx, applicationId) : null;
    if (applicationId && !application) throw data("Not found", { status: 404 });
    if (application && !isOpen(application)) {
      throw redirect(`/desk/partners/applications/${application.id}`);
    }
    const defaults: RegisterDefaults = { signedOn: isoDay(now()) };
    if (application) {
      const { kind, company, city, country, domain, taxId, name, email, title } = application;
      Object.assign(defaults, { kind, name: company, city, country });
      Object.assign(defaults, { domain: domain ?? "", taxId: taxId ?? "", territories: country });
      Object.assign(defaults, { adminName: name, adminEmail: email, adminTitle: title });
    }
    return {
      defaults,
      choices: await partnerChoices(tx),
      back: application ? `/desk/partners/applications/${application.id}` : "/desk/partners",
      sub: application ? `from the application of ${application.company}` : undefined,
    };
  });
}

const refusals: Record<Extract<PartnerRegistration, { ok: false }>["reason"], [string, string]> = {
  "code-taken": ["code", "Another partner has this code"],
  "tier-unknown": ["tierId", "Choose one of the list"],
  "manager-unknown": ["managerId", "Choose one of the list"],
  "agreement-backwards": ["validUntil", "It ends before it was signed"],
  "already-decided": ["", "The application was decided meanwhile"],
  "partner-unknown": ["", "The administrator could not be invited"],
  "role-not-yours-to-give": ["", "The administrator could not be invited"],
  "already-works-here": ["adminEmail", "Somebody with this e-mail works there already"],
  "too-many": ["", "Too many invitations in an hour. Try again later"],
};

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const submission = parseWithZod(await readForm(request), { schema: RegisterPartner });
  if (submission.status !== "success") {
    return data({ prove: false, lastResult: submission.reply() }, { status: 400 });
  }
  if (!(await hasRecentProof(request))) {
    return data({ prove: true, lastResult: submission.reply() }, { status: 409 });
  }
  const done = await registerPartner(actor, submission.value, applicationIn(request), now());
  if (done.ok) return redirect(`/desk/partners/${done.partnerId}?done=registered`);
  const [field, words] = refusals[done.reason];
  const reply = field ? { fieldErrors: { [field]: [words] } } : { formErrors: [words] };
  return data({ prove: false, lastResult: submission.reply(reply) }, { status: 409 });
}

const toProve = `/account/prove?${new URLSearchParams({ next: "/desk/partners" })}`;

export default function NewPartner() {
  const { defaults, choices, back, sub } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Register a partner" sub={sub} />
      {answer?.prove && (
        <Notice tone="warn" title="Nothing was registered yet" live>
          <a className="link" href={toProve} target="_blank" rel="noreferrer">
            Say who you are in another tab
          </a>
          , then register here. What you typed stays.
        </Notice>
      )}
      <RegisterPartnerForm
        choices={choices}
        defaults={defaults}
        back={back}
        lastResult={answer?.lastResult}
      />
    </>
  );
}
