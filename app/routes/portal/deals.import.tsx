import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";

import { planImport } from "#app/domain/deals/import/plan-import.server.ts";
import { runImport } from "#app/domain/deals/import/run-import.server.ts";
import { ImportDone } from "#app/domain/deals/ui/import/import-done.tsx";
import { ImportPlan } from "#app/domain/deals/ui/import/import-plan.tsx";
import { ImportUpload } from "#app/domain/deals/ui/import/import-upload.tsx";
import { now } from "#app/platform/clock.server.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { readSmallUpload } from "../small-upload.server.ts";
import { requireSeller } from "./seller.server.ts";

export const handle = { crumb: "Register many" };
export const meta: MetaFunction = () => [{ title: "Register many deals · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSeller(request);
  return null;
}

const refused = (problem: string, status: number) =>
  data({ step: "file" as const, problem }, { status });

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const at = now();
  if (isUpload(request)) {
    const { file } = await readSmallUpload(request);
    if (!file.ok) return refused(file.words, 400);
    const plan = await planImport(actor, file.content, at);
    if (!plan.ok) return refused(plan.problem, 409);
    const content = Buffer.from(file.content).toString("base64");
    return data({ step: "plan" as const, rows: plan.rows, content });
  }
  const form = await readForm(request);
  const plan = await planImport(actor, Buffer.from(String(form.get("content")), "base64"), at);
  if (!plan.ok) return refused(plan.problem, 409);
  const as = form.get("as") === "drafts" ? "drafts" : "deals";
  return data({ step: "done" as const, rows: await runImport(actor, plan.rows, as, at) });
}

const isUpload = (request: Request) =>
  /^multipart\/form-data/i.test(request.headers.get("Content-Type") ?? "");

export default function RegisterMany() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Register many deals" />
      {answer?.step === "plan" && <ImportPlan rows={answer.rows} content={answer.content} />}
      {answer?.step === "done" && <ImportDone rows={answer.rows} />}
      {answer?.step === "file" && <Notice tone="bad" title={answer.problem} live />}
      {(!answer || answer.step === "file") && <ImportUpload />}
    </>
  );
}
