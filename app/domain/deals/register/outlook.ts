/** What follows from handing a registration in as it stands. */
export type TypedOutlook =
  | {
      taken: true;
      programName: string;
      protectionDays: number;
      decideBy: Date;
      protectedUntil: Date;
      firstUpdate: Date;
      /** Who decides, one after the other. */
      steps: { name: string; approver: string; dueAt: Date }[];
    }
  | { taken: false; programName: string | null; words: string[] };

type Line = { productId?: string; quantity?: string };
type Form = { currency: string; country: string; lines: readonly Line[] };

const LINE = /^([0-9a-f-]{36}):(\d{1,7})$/;
const MOST_LINES = 50;

/** The question as it stands in an address; null while no part is chosen. */
export function outlookQuery({ currency, country, lines }: Form): string | null {
  const chosen = lines.filter(({ productId, quantity }) => productId && quantity);
  if (!currency || chosen.length === 0) return null;
  const params = new URLSearchParams({ currency, country });
  for (const { productId, quantity } of chosen) params.append("line", `${productId}:${quantity}`);
  return params.toString();
}

export const readOutlookQuery = (params: URLSearchParams) => ({
  currency: (params.get("currency") ?? "").slice(0, 3),
  country: /^[A-Z]{2}$/.test(params.get("country") ?? "") ? params.get("country") : null,
  lines: params
    .getAll("line")
    .slice(0, MOST_LINES)
    .flatMap((text) => {
      const [, productId, quantity] = LINE.exec(text) ?? [];
      return productId && quantity ? [{ productId, quantity }] : [];
    }),
});

/** As it comes over the wire. */
export function outlookFrom(json: string): TypedOutlook | null {
  return JSON.parse(json, (key, value) =>
    typeof value === "string" && (/At$/.test(key) || dated.has(key)) ? new Date(value) : value,
  );
}

const dated = new Set(["decideBy", "protectedUntil", "firstUpdate"]);
