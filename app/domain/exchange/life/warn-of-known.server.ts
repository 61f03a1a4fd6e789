import { warnOfDoubles, warnOfSerials } from "#app/domain/revenue/odd-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLayout } from "../submission.store.server.ts";
import type { FileLayout, Submission } from "../submission.ts";
import { keepPlaces, warnOfPlaces } from "./places.store.server.ts";
import type { StagedFile } from "./staged.store.server.ts";
import { forgiveKnownCustomers } from "./staged-warnings.store.server.ts";

const customerFields = ["domain", "postcode"];

type Read = Pick<Submission, "id" | "partnerId" | "kind">;

/** What is odd about staged rows beside what is known of their sender; they are taken nevertheless. */
export async function warnOfKnown(tx: ScopedTx, submission: Read, file: StagedFile) {
  const { id: submissionId, partnerId, kind } = submission;
  const layout = await selectLayout(tx, submissionId);
  const column = (field: string) => columnOf(layout, field);
  const place = kind === "inventory" ? "location" : "branch";
  const places = column(place);
  if (places !== null) {
    const name = place === "branch" ? "Branch" : "Location";
    const hint = "It is known once this file is applied";
    await keepPlaces(tx, submission);
    await warnOfPlaces(tx, submission, { column: places, what: `${name} not seen before`, hint });
  }
  if (kind !== "pos" && kind !== "direct") return;
  const customer = customerFields.flatMap((field) => column(field) ?? []);
  if (customer.length > 0) await forgiveKnownCustomers(tx, submissionId, customer);
  const sales = { submissionId, partnerId, kind };
  await warnOfDoubles(tx, sales, column("document") ?? "", file);
  const serials = column("serials");
  if (serials !== null) await warnOfSerials(tx, sales, serials);
}

/** The file's own name for a column; null where it has none. */
function columnOf(layout: FileLayout | null, field: string): string | null {
  const at = layout?.at[field];
  return at === undefined ? null : (layout?.cells[at] ?? "").trim();
}
