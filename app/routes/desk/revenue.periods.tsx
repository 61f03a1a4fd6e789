import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { can } from "#app/domain/identity/permissions.ts";
import {
  type Closed,
  closePeriod,
  setFiscalWeeks,
} from "#app/domain/revenue/periods/close-period.server.ts";
import { readPeriods } from "#app/domain/revenue/periods/read-periods.server.ts";
import {
  ClosePeriodForm,
  FiscalWeeksForm,
  PeriodList,
} from "#app/domain/revenue/ui/period-list.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = {
  crumb: "Periods",
  under: { label: "Revenue", to: "/desk/revenue" },
};
export const meta: MetaFunction = () => [{ title: "Periods · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const page = await withScope(actor, (tx) => readPeriods(tx, now()));
  return { page, mayClose: can(actor, "settings:manage") };
}

const Asked = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("close"),
    through: z.iso.date(),
    seen: z
      .string()
      .optional()
      .transform((ticked) => ticked !== undefined),
  }),
  z.object({
    intent: z.literal("weeks"),
    weeks: z.enum(["months", "4-4-5", "4-5-4", "5-4-4"]),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const asked = Asked.safeParse(Object.fromEntries(await readForm(request)));
  if (!asked.success) throw data("Not understood", { status: 400 });
  if (asked.data.intent === "weeks") {
    const { weeks } = asked.data;
    await setFiscalWeeks(actor, weeks === "months" ? null : weeks);
    throw redirect("/desk/revenue/periods?done=weeks");
  }
  const closed = await closePeriod(actor, asked.data, now());
  if (closed.ok) throw redirect("/desk/revenue/periods?done=close");
  return data({ problem: problems[closed.reason] }, { status: 409 });
}

type Reason = Extract<Closed, { ok: false }>["reason"];
const problems: Record<Reason, string> = {
  "not-next": "Another period is the next one to close",
  waiting: "Wait until everything is worked out",
  unseen: "Look at what is open, and say so",
};

const done = { close: "The period was closed", weeks: "The periods were saved" };

export default function Periods() {
  const { page, mayClose } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Periods" sub="Closed one after the other" />
      <Done words={done} />
      {mayClose && page.next && (
        <ClosePeriodForm
          next={page.next}
          calendar={page.calendar}
          problem={answer?.problem ?? null}
        />
      )}
      <PeriodList {...page} />
      {mayClose && <FiscalWeeksForm calendar={page.calendar} />}
    </>
  );
}
