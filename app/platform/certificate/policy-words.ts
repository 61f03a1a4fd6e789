/** What a policy lets each side do, in words; `exact` is the condition as the database has it. */
export type PolicyWords = { vendor: string; partner: string; exact: string };

const HELD = "((vendor_id = scope.vendor()) AND ";
/** The same as a comparison of the column, which is asked once a statement and not for every row. */
const PORTAL = "(vendor_id = scope.vendor_of_portal())";
const portalAlone = ["(scope.role() = 'system'::text)", "false"] as const;

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** True when the condition holds rows to the vendor in scope before anything else. */
export const holdsToVendor = (condition: string) => oneLine(condition).startsWith(HELD);

/** Reads a condition of the shape every policy of ours has; anything else is shown as it stands. */
export function policyWords(condition: string): PolicyWords {
  const exact = oneLine(condition);
  const inner = holdsToVendor(exact) ? exact.slice(HELD.length, -1) : exact;
  const sides =
    inner === PORTAL ? portalAlone : casesOf(inner, "CASE WHEN scope.is_vendor() THEN ");
  const [vendor, partner] = sides ?? [inner, inner];
  return { vendor: inSentence(vendor), partner: inSentence(partner), exact };
}

/** Takes "CASE WHEN condition THEN a ELSE b END" apart; a and b may have cases of their own. */
function casesOf(text: string, start: string): [string, string] | null {
  if (!text.startsWith(start) || !text.endsWith(" END")) return null;
  const body = text.slice(start.length, -" END".length);
  let depth = 0;
  for (const { 0: word, index } of body.matchAll(/\b(?:CASE|END|ELSE)\b/g)) {
    if (word === "CASE") depth += 1;
    else if (word === "END") depth -= 1;
    else if (depth === 0) {
      return [body.slice(0, index).trim(), body.slice(index + "ELSE".length).trim()];
    }
  }
  return null;
}

const roles: Record<string, string> = {
  vendor_admin: "administrators",
  channel_manager: "channel managers",
  channel_operations: "channel operations",
  finance: "finance",
  partner_admin: "its administrators",
  sales_rep: "its sales",
  operations: "its operations",
  planner: "its planners",
  system: "the portal itself",
};

const listed = (names: string) =>
  [...names.matchAll(/'(\w+)'/g)].map(([, name = ""]) => roles[name] ?? name).join(", ");

const phrases: [RegExp, string | ((...found: string[]) => string)][] = [
  [/\(scope\.role\(\) = ANY \(ARRAY\[([^\]]+)\]\)\)/g, (_, names = "") => `by ${listed(names)}`],
  [/\(scope\.role\(\) = ('\w+')::text\)/g, (_, name = "") => `by ${listed(name)}`],
  [/\(scope\.kind\(\) = '(\w+)'::text\)/g, (_, kind = "") => `at a ${kind}`],
  [
    /\(scope\.kind\(\) = ANY \(ARRAY\[([^\]]+)\]\)\)/g,
    (_, kinds = "") => `every row at a ${listed(kinds).replaceAll(", ", " or ")}`,
  ],
  [/\(scope\.partner\(\) IS NOT NULL\)/g, "every row"],
  [/\(\w+ = ANY \(scope\.showing\(\)\)\)/g, "rows of those that show it their deals"],
  [/\(\w+ = ANY \(scope\.linked\(\)\)\)/g, "rows of those linked to it"],
  [/\(supplier_id = scope\.partner\(\)\)/g, "rows of what it supplies"],
  [/\(id = scope\.partner\(\)\)/g, "its own row"],
  [/\((?:partner|reseller|distributor)_id = scope\.partner\(\)\)/g, "its own rows"],
  [/\(NOT internal\)/g, "not internal ones"],
  [/\(side = '(\w+)'::(?:(?:tributary\.)?side|text)\)/g, (_, side = "") => `of the ${side}’s side`],
  [
    /\(person_id = \(?NULLIF\(current_setting\('scope\.person_id'[^)]*\)[^)]*\)\)?::uuid\)/g,
    "by oneself",
  ],
  [/^true$/, "every row"],
  [/^false$/, "no row"],
];

const distinctions: [string, string, string][] = [
  ["(partner_id IS NULL)", "the vendor’s own", "partners’"],
  ["(scope.kind() = 'supplier'::text)", "at a supplier", "elsewhere"],
];

function inSentence(condition: string): string {
  for (const [test, one, other] of distinctions) {
    const cases = casesOf(condition, `CASE WHEN ${test} THEN `);
    if (!cases) continue;
    return `${one}: ${inSentence(cases[0])}; ${other}: ${inSentence(cases[1])}`;
  }
  let words = condition;
  for (const [pattern, phrase] of phrases) {
    words = words.replace(pattern, phrase as string);
  }
  // What could not be said in words stays what it is.
  if (/scope\.|::|CASE|\bANY\b/.test(words)) return condition;
  return words
    .replace(/[()]/g, "")
    .replace(/ AND /g, ", ")
    .replace(/ OR /g, " or ")
    .replaceAll("its own rows or its own rows", "its own rows");
}
