import { Readable } from "node:stream";

import { data, redirect } from "@remix-run/node";

import { handOver, keepFile, mayHandOver } from "#app/domain/exchange/receive-file.server.ts";
import { fileKinds, kindNames, type SubmissionKind } from "#app/domain/exchange/submission.ts";
import {
  faultsOfTyped,
  MOST_LINES,
  typedColumns,
  typedFile,
  typedLinesOf,
} from "#app/domain/exchange/typed-lines.ts";
import type { TypedAnswer } from "#app/domain/exchange/ui/typed-lines-form.tsx";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "./form.server.ts";
import { baseOf, notKept, unlessKept } from "./hand-over.server.ts";

/** The kind in an address, where its reader may hand such lines over; 404 otherwise. */
export function typedKindOr404(actor: Actor, name: string | undefined): SubmissionKind {
  const kind = fileKinds.find((each) => each === name);
  if (!kind || !mayHandOver(actor, kind)) throw data("Not found", { status: 404 });
  return kind;
}

function reporterOf(actor: Actor): "distributor" | "reseller" | null {
  if (actor.audience === "vendor" || actor.partnerKind === "supplier") return null;
  return actor.partnerKind;
}

export function typedPage(actor: Actor, kind: SubmissionKind) {
  return {
    columns: typedColumns(kind, reporterOf(actor)),
    title: `${kindNames[kind]}, typed in`,
    crumb: "Type lines in",
    ...(actor.audience === "partner" && { under: { label: "Submissions", to: baseOf(actor) } }),
  };
}

/** Makes a file of the lines of a form and hands it over, or asks for more. */
export async function takeTypedLines(request: Request, actor: Actor, kind: SubmissionKind) {
  const form = await readForm(request);
  const columns = typedColumns(kind, reporterOf(actor));
  const lines = typedLinesOf(form, columns);
  const again = (answer: Omit<TypedAnswer, "lines">, status: number, more: typeof lines = []) =>
    data<TypedAnswer>({ lines: [...lines, ...more], ...answer }, { status });
  if (form.has("more")) return again({ faults: [] }, 200, lines.length < MOST_LINES ? [{}] : []);
  const faults = faultsOfTyped(lines, columns);
  if (faults.length > 0) return again({ faults }, 400);
  const content = Buffer.from(typedFile(kind, reporterOf(actor), lines));
  const file = await keepFile(actor, Readable.from([content])).catch(unlessKept);
  if (file === "not-kept") return again({ faults, problem: notKept }, 503);
  if (file === "too-large") return again({ faults, problem: "These are too many lines" }, 413);
  const name = `${kindNames[kind]}, typed in.csv`;
  const received = await handOver(actor, kind, { ...file, name }, now());
  if (received.ok) return redirect(`${baseOf(actor)}/${received.submissionId}`);
  if (received.reason === "same-file") {
    return redirect(`${baseOf(actor)}/${received.submissionId}?same=1`);
  }
  throw data("Not found", { status: 404 });
}
