import type { FieldChange } from "../changed.ts";
import { type DealField, dealFields, isDealField } from "../deal-fields.ts";
import { formFieldsOf, type Terms } from "./terms.ts";

type TypedLine = { productId?: string; quantity?: string };
/** Terms as a form holds them. */
export type TypedTerms = { [field: string]: string | TypedLine[] | undefined };

/** A piece that two people wrote, each in words. */
export type MergeRow = {
  piece: DealField;
  theirs: string;
  mine: string;
  /** Whose words stay unless one says otherwise. */
  keep: "mine" | "theirs";
};

export function typedTermsOf({ closeDay, lines, ...words }: Terms): TypedTerms {
  return {
    ...words,
    closeDay: closeDay.toISOString().slice(0, 10),
    lines: lines.map(({ productId, quantity }) => ({ productId, quantity: String(quantity) })),
  };
}

// Columns of the history that are not called like the piece that they belong to.
const pieceOfColumn: Record<string, DealField> = {
  customerName: "name",
  contactName: "contact",
  contactEmail: "contact",
  contactPhone: "contact",
  parts: "lines",
  value: "lines",
};

/** The pieces that others changed, as the history tells it. */
function piecesChanged(changes: readonly FieldChange[]): ReadonlySet<DealField> {
  return new Set(
    changes.flatMap(({ field }) =>
      isDealField(field) ? [field] : pieceOfColumn[field] ? [pieceOfColumn[field]] : [],
    ),
  );
}

const columnOf: Partial<Record<DealField, string>> = { name: "customerName" };

/** A value of the history as a form holds it. */
const asTyped = (piece: DealField, was: string) => (piece === "closeDay" ? was.slice(0, 10) : was);

const same = (mine: unknown, theirs: unknown) =>
  (JSON.stringify(mine ?? "") || '""') === (JSON.stringify(theirs ?? "") || '""');

type Meeting = {
  pieces: readonly DealField[];
  changes: readonly FieldChange[];
  mine: TypedTerms;
  theirs: TypedTerms;
  words: (piece: DealField, terms: TypedTerms) => string;
};

/**
 * Where what somebody typed meets what others wrote meanwhile. Whoever left a piece as it was, takes what stands
 * there now; where both wrote, one's own words stay unless one says otherwise.
 */
export function meet({ pieces, changes, mine, theirs, words }: Meeting): MergeRow[] {
  const changed = piecesChanged(changes);
  return dealFields.flatMap((piece): MergeRow[] => {
    if (!pieces.includes(piece) || !changed.has(piece)) return [];
    const fields = formFieldsOf[piece];
    if (fields.every((field) => same(mine[field], theirs[field]))) return [];
    const was = changes.find(({ field }) => field === (columnOf[piece] ?? piece))?.was;
    const [field] = fields;
    const left = field !== undefined && was != null && asTyped(piece, was) === mine[field];
    return [
      {
        piece,
        theirs: words(piece, theirs) || "nothing",
        mine: words(piece, mine) || "nothing",
        keep: left ? "theirs" : "mine",
      },
    ];
  });
}

/** What was typed, with what others wrote in the pieces where theirs shall stay. */
export function takeTheirs(
  mine: TypedTerms,
  theirs: TypedTerms,
  pieces: readonly DealField[],
): TypedTerms {
  const fields = pieces.flatMap((piece) => formFieldsOf[piece]);
  return { ...mine, ...Object.fromEntries(fields.map((field) => [field, theirs[field]])) };
}
