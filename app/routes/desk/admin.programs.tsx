import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { AddProgram } from "#app/domain/programs/form/program-form.schema.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { AddProgramForm, ProgramList } from "#app/domain/programs/ui/program-list.tsx";
import { addProgram, changeProgram } from "#app/domain/programs/versions/edit-programs.server.ts";
import { listPrograms } from "#app/domain/programs/versions/programs.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Programmes" };
export const meta: MetaFunction = () => [{ title: "Programmes · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  return withScope(actor, async (tx) => ({
    programs: await listPrograms(tx, now()),
    timeZone: (await findVendor(tx)).timeZone,
  }));
}

const Move = z.object({ intent: z.enum(["up", "down"]), id: z.uuid() });

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  const form = await readForm(request);
  if (form.get("intent") !== "add") {
    const move = Move.safeParse(Object.fromEntries(form));
    if (!move.success) throw data("Not understood", { status: 400 });
    const { id, intent } = move.data;
    await changeProgram(actor, id, { intent }, now());
    throw redirect("/desk/admin/programs?done=moved");
  }
  const typed = String(form.get("name"));
  const submission = parseWithZod(form, { schema: AddProgram });
  if (submission.status !== "success") {
    return data({ errors: submission.error?.name ?? [], typed }, { status: 400 });
  }
  const added = await addProgram(actor, submission.value, now());
  if (added.ok) throw redirect(`/desk/admin/programs/${added.id}?done=added`);
  return data({ errors: ["Another programme has this name"], typed }, { status: 409 });
}

export default function Programs() {
  const { programs, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = useSearchParams()[0].get("do");
  return (
    <>
      <PageHead
        title="Programmes"
        sub="The first that takes a deal is its programme"
        actions={
          <>
            <LinkButton to="/desk/admin/programs/preview">Preview a deal</LinkButton>
            {asked !== "add" && (
              <LinkButton to="?do=add" kind="primary" icon="plus" replace preventScrollReset>
                Add a programme
              </LinkButton>
            )}
          </>
        }
      />
      <Done words={{ moved: "The order was changed" }} />
      {asked === "add" && (
        <AddProgramForm programs={programs} errors={answer?.errors ?? []} typed={answer?.typed} />
      )}
      <ProgramList programs={programs} localDay={(instant) => localDay(instant, timeZone)} />
    </>
  );
}
