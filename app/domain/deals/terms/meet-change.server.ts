import { productsById } from "#app/domain/catalog/products.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealRecord } from "../deal.ts";
import { type DealField, isDealField } from "../deal-fields.ts";
import { changedSince } from "../hold-deal.server.ts";
import { pieceWords } from "../ui/terms/piece-words.ts";
import type { Meeting } from "./meeting.ts";
import { meet, type TypedTerms, takeTheirs, typedTermsOf } from "./merge.ts";
import { keepName } from "./terms.schema.ts";
import { formFieldsIn, termsOf } from "./terms.ts";

/** What a form holds of the pieces that are open in it, as it was typed. */
export const typedOf = (
  payload: Record<string, unknown>,
  pieces: readonly DealField[],
): TypedTerms =>
  Object.fromEntries(
    formFieldsIn(pieces).map((field) => [field, payload[field] as TypedTerms[string]]),
  );

type Overtaken = {
  /** The deal as it stands now. */
  deal: DealRecord;
  /** Of which version the form was. */
  version: number;
  pieces: readonly DealField[];
  typed: TypedTerms;
};

/** What a form that was overtaken has to choose between. */
export async function meetChange(
  tx: ScopedTx,
  { deal, version, pieces, typed }: Overtaken,
): Promise<Meeting> {
  const { by, at, changes } = await changedSince(tx, deal.id, version);
  const theirs = typedTermsOf(termsOf(deal));
  const ids = [typed, theirs].flatMap(({ lines }) =>
    Array.isArray(lines) ? lines.map(({ productId }) => productId ?? "") : [],
  );
  const products = await productsById(tx, ids.filter(isUuid));
  const partNo = (id: string) => products.get(id)?.partNo ?? "no part";
  const words = (piece: DealField, terms: TypedTerms) => pieceWords(piece, terms, partNo);
  const rows = meet({ pieces, changes, mine: typed, theirs, words });
  return { by, at, changes, version: deal.version, rows };
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A form after its sender chose: where the others' words shall stay, they stand in it. */
export function asChosen(form: FormData, deal: DealRecord): FormData {
  const pieces = [...form.entries()].flatMap(([name, value]) => {
    const piece = name.replace(/^keep-/, "");
    return isDealField(piece) && name === keepName(piece) && value === "theirs" ? [piece] : [];
  });
  const chosen = new FormData();
  const theirs = takeTheirs({}, typedTermsOf(termsOf(deal)), pieces);
  const isTheirs = (name: string) => Object.hasOwn(theirs, name.replace(/\[.*$/, ""));
  for (const [name, value] of form) {
    if (!isTheirs(name) && typeof value === "string") chosen.append(name, value);
  }
  for (const [field, value] of Object.entries(theirs)) {
    if (typeof value === "string") chosen.set(field, value);
    for (const [place, line] of Array.isArray(value) ? value.entries() : []) {
      chosen.set(`${field}[${place}].productId`, line.productId ?? "");
      chosen.set(`${field}[${place}].quantity`, line.quantity ?? "");
    }
  }
  return chosen;
}
