import { useMatches } from "@remix-run/react";

export type Crumb = { label: string; to?: string };

/**
 * A route names itself by `handle.crumb`, or by a `crumb` in what its loader returns.
 * A page that stands in no list of its own address says with `under`, in either, where it came from.
 */
export function useCrumbs(): Crumb[] {
  return crumbsFrom(useMatches());
}

type Match = { pathname: string; handle: unknown; data: unknown };

/** The way from the top to here; the last is the page itself and leads nowhere. */
export function crumbsFrom(matches: Match[]): Crumb[] {
  const crumbs = matches.flatMap(({ pathname, handle, data }) => {
    const label = crumbIn(data) ?? crumbIn(handle);
    return label === undefined
      ? []
      : [...underIn(data), ...underIn(handle), { label, to: pathname }];
  });
  return crumbs.map((crumb, place) =>
    place === crumbs.length - 1 ? { label: crumb.label } : crumb,
  );
}

function crumbIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("crumb" in value)) return undefined;
  return typeof value.crumb === "string" ? value.crumb : undefined;
}

function underIn(value: unknown): Crumb[] {
  if (typeof value !== "object" || value === null || !("under" in value)) return [];
  const { under } = value;
  if (typeof under !== "object" || under === null || !("label" in under && "to" in under))
    return [];
  const { label, to } = under;
  return typeof label === "string" && typeof to === "string" ? [{ label, to }] : [];
}
