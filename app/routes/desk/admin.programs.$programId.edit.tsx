import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { priceCurrencies } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import {
  ProgramForm as ProgramFormSchema,
  rulesOf,
} from "#app/domain/programs/form/program-form.schema.ts";
import { ruleNames } from "#app/domain/programs/rule-names.server.ts";
import { type ProgramAnswer, ProgramForm } from "#app/domain/programs/ui/program-form.tsx";
import { ruleRows } from "#app/domain/programs/ui/rule-rows.ts";
import { typedFrom } from "#app/domain/programs/ui/typed-form.ts";
import { saveDraft } from "#app/domain/programs/versions/draft-program.server.ts";
import {
  findProgram,
  rulesEdition,
  rulesToEdit,
} from "#app/domain/programs/versions/programs.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Rules of ${page?.under.label ?? "a programme"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  const programId = uuidParam(params.programId);
  return withScope(actor, async (tx) => {
    const program = await findProgram(tx, programId, now());
    if (!program) throw data("Not found", { status: 404 });
    const rules = rulesToEdit(program);
    const { currency } = await findVendor(tx);
    return {
      rules,
      edition: rulesEdition(rules),
      names: await ruleNames(tx),
      currencies: [...new Set([currency, ...(await priceCurrencies(tx))])],
      back: `/desk/admin/programs/${programId}`,
      under: { label: program.name, to: `/desk/admin/programs/${programId}` },
      crumb: "Rules",
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  const programId = uuidParam(params.programId);
  const form = await readForm(request);
  const refused = (answer: ProgramAnswer, status: number) =>
    data<ProgramAnswer>(answer, { status });
  const submission = parseWithZod(form, { schema: ProgramFormSchema });
  if (submission.status !== "success") {
    return refused(typedFrom(form, submission.error ?? {}), 400);
  }
  const names = await withScope(actor, ruleNames);
  const idOf = new Map(
    Object.entries(names.products).map(([id, partNo]) => [partNo.toLowerCase(), id]),
  );
  const { excludedParts, edition } = submission.value;
  const unknown = excludedParts.filter((partNo) => !idOf.has(partNo.toLowerCase()));
  if (unknown.length > 0) {
    const message = `Not in the catalogue: ${unknown.join(", ")}`;
    return refused(typedFrom(form, { excludedParts: [message] }), 400);
  }
  const ids = excludedParts.flatMap((partNo) => idOf.get(partNo.toLowerCase()) ?? []);
  const rules = rulesOf(submission.value, ids);
  const saved = await saveDraft(actor, { programId, rules, edition }, now());
  if (saved.ok) return redirect(`/desk/admin/programs/${programId}?done=saved`);
  if (saved.reason === "unknown") throw data("Not found", { status: 404 });
  const standing = ruleRows(saved.now, names).map(({ label, value }) => ({ label, value }));
  return refused({ ...typedFrom(form, {}), now: standing, edition: saved.edition }, 409);
}

export default function EditProgram() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={`Rules of ${page.under.label}`}
        sub="Saved as a draft, published afterwards"
      />
      <ProgramForm {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
