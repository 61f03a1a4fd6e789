import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { ruleNames } from "#app/domain/programs/rule-names.server.ts";
import { ProgramHistory } from "#app/domain/programs/ui/program-history.tsx";
import { ProgramState } from "#app/domain/programs/ui/program-list.tsx";
import {
  CloseForm,
  DiscardForm,
  DraftSection,
  ProgramSettings,
  PublishForm,
  RulesSection,
} from "#app/domain/programs/ui/program-page.tsx";
import { findProgram, rulesEdition } from "#app/domain/programs/versions/programs.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead, SectionHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";
import { changeProgramRecord } from "./program-action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Programme"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  // What is published changes what every partner is promised.
  if (new URL(request.url).searchParams.has("do")) await requireRecentProof(request);
  const programId = uuidParam(params.programId);
  const at = now();
  return withScope(actor, async (tx) => {
    const program = await findProgram(tx, programId, at);
    if (!program) throw data("Not found", { status: 404 });
    const { timeZone } = await findVendor(tx);
    return {
      program,
      edition: program.draft ? rulesEdition(program.draft.rules) : "",
      names: await ruleNames(tx),
      timeZone,
      today: localDay(at, timeZone),
      under: { label: "Programmes", to: "/desk/admin/programs" },
      crumb: program.name,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  await requireRecentProof(request);
  return changeProgramRecord(request, actor, uuidParam(params.programId));
}

const done = {
  added: "The programme was added as a draft",
  saved: "The draft was saved",
  published: "The version was published",
  discarded: "The draft was discarded",
  renamed: "The programme was renamed",
  closed: "The programme was closed",
  reopened: "The programme was reopened",
};

export default function ProgramPage() {
  const { program, edition, names, timeZone, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = useSearchParams()[0].get("do");
  const base = `/desk/admin/programs/${program.id}`;
  const dayOf = (instant: Date) => localDay(instant, timeZone);
  return (
    <>
      <PageHead
        title={program.name}
        actions={<LinkButton to={`${base}/edit`}>Edit rules</LinkButton>}
      >
        <ProgramState program={program} localDay={dayOf} />
      </PageHead>
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {asked === "publish" && program.draft && (
        <PublishForm
          program={program}
          edition={edition}
          today={today}
          back={base}
          answer={answer?.form}
        />
      )}
      {asked === "discard" && program.draft && <DiscardForm />}
      {asked === "close" && <CloseForm name={program.name} />}
      <DraftSection program={program} names={names} base={base} />
      <RulesSection program={program} names={names} />
      {program.versions.length > 0 && <SectionHead title="Versions" overTable />}
      <ProgramHistory program={program} names={names} localDay={dayOf} />
      <ProgramSettings program={program} answer={answer?.form} />
    </>
  );
}
