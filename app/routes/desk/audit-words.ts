/** "deal.info_requested" as people read it: "Deal: info requested". */
export function actionWords(action: string): string {
  const [room = "", deed = ""] = action.split(".");
  return `${sentence(room)}: ${deed.replace(/[_-]/g, " ")}`;
}

const sentence = (name: string) => {
  const words = name.replace(/[_-]/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const pages: Record<string, string> = {
  deal: "/desk/deals",
  joint_account: "/desk/accounts",
  submission: "/desk/submissions",
  customer: "/desk/customers",
  partner: "/desk/partners",
  application: "/desk/partners/applications",
  product: "/desk/admin/catalog",
  program: "/desk/admin/programs",
  approval_chain: "/desk/admin/approvals",
  channel_cost: "/desk/revenue/costs",
  match_rule: "/desk/admin/matching",
};

/** Where the subject of a deed is shown, if it has a page. */
export const pageOf = (kind: string, id: string) => (pages[kind] ? `${pages[kind]}/${id}` : null);

/** What was noted with a deed, in one line. */
export function detailWords(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return detail === null ? "" : String(detail);
  if (Array.isArray(detail)) return detail.map(detailWords).join(" ");
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${detailWords(value)}`)
    .join(", ");
}

export type NotedRow = { name: string; before: string | null; after: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const pairs = [
  ["before", "after"],
  ["from", "to"],
] as const;

/** What was noted with a deed, field by field; `before` is null where only one value was noted. */
export function notedRows(detail: unknown): NotedRow[] {
  if (!isRecord(detail)) return detail === null ? [] : [row("noted", null, detail)];
  for (const [was, is] of pairs) {
    const [before, after] = [detail[was], detail[is]];
    if (isRecord(before) && isRecord(after)) {
      const { [was]: _before, [is]: _after, ...rest } = detail;
      const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      const changed = names.map((name) => row(name, before[name] ?? "", after[name] ?? ""));
      return [...changed, ...notedRows(rest)];
    }
  }
  return Object.entries(detail).flatMap(([name, value]) => {
    if (!isRecord(value)) return [row(name, null, value)];
    if (name === "changes" || name === "changed") return notedRows(value);
    const pair = pairs.find(([was, is]) => was in value && is in value);
    return pair ? [row(name, value[pair[0]], value[pair[1]])] : [row(name, null, value)];
  });
}

const row = (name: string, before: unknown, after: unknown): NotedRow => ({
  name: sentence(name.replace(/([a-z])([A-Z])/g, (_, low, high) => `${low} ${high.toLowerCase()}`)),
  before: before === null ? null : detailWords(before),
  after: detailWords(after),
});
