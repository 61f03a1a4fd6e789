import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { companiesLike } from "#app/domain/customers/companies-like.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { JudgeApplication } from "#app/domain/partners/application.schema.ts";
import { applicationStatusNames } from "#app/domain/partners/application.ts";
import { findApplication, similarApplications } from "#app/domain/partners/applications.server.ts";
import { judgeApplication } from "#app/domain/partners/decide-application.server.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { ApplicationState } from "#app/domain/partners/ui/application-table.tsx";
import { ApplicationView } from "#app/domain/partners/ui/application-view.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Application"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "application:read");
  const id = uuidParam(params.applicationId);
  return withScope(actor, async (tx) => {
    const application = await findApplication(tx, id);
    if (!application) throw data("Not found", { status: 404 });
    const companies = (await companiesLike(tx, { ...application, name: application.company }))
      // What it became is no evidence against it.
      .filter((company) => company.id !== application.partnerId);
    const others = await similarApplications(tx, application);
    return {
      application,
      alike: [
        ...companies.map(({ kind, id: key, name, same }) => ({
          key,
          name,
          to: `/desk/${kind}s/${key}`,
          what: `${kind}, same ${same.join(" and ")}`,
        })),
        ...others.map((other) => ({
          key: other.id,
          name: other.company,
          to: `/desk/partners/applications/${other.id}`,
          what: `application, ${applicationStatusNames[other.status].toLowerCase()}`,
        })),
      ],
      timeZone: (await findVendor(tx)).timeZone,
      mayJudge: can(actor, "partner:manage"),
      under: { label: "Applications", to: "/desk/partners/applications" },
      crumb: application.company,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const id = uuidParam(params.applicationId);
  const submission = parseWithZod(await readForm(request), { schema: JudgeApplication });
  if (submission.status !== "success") {
    const errors = Object.values(submission.error ?? {}).flatMap((each) => each ?? []);
    return data({ errors, refusal: null }, { status: 400 });
  }
  const outcome = await judgeApplication(actor, id, submission.value, now());
  if (outcome.ok) {
    return redirect(`/desk/partners/applications/${id}?done=${submission.value.intent}`);
  }
  if (outcome.reason === "unknown") throw data("Not found", { status: 404 });
  return data({ errors: [], refusal: "This application was decided meanwhile" }, { status: 409 });
}

const done = {
  ask: "The question was sent",
  decline: "The application was declined",
  note: "The note was saved",
  check: "What was checked is saved",
};

export default function ApplicationPage() {
  const { application, alike, timeZone, mayJudge } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={application.company}
        sub={`wants to be a ${kindNames[application.kind].toLowerCase()}`}
      >
        <ApplicationState status={application.status} />
      </PageHead>
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      <ApplicationView
        application={application}
        alike={alike}
        timeZone={timeZone}
        mayJudge={mayJudge}
        asked={params.get("do")}
        errors={answer?.errors ?? []}
      />
    </>
  );
}
