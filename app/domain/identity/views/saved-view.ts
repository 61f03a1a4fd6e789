/** The lists whose views can be kept, by the path of their page. */
export const viewPlaces = [
  "desk/deals",
  "desk/deals/all",
  "desk/pipeline",
  "desk/customers",
  "desk/partners",
  "desk/admin/people",
  "desk/audit",
  "desk/submissions",
  "desk/reporting",
  "desk/revenue",
  "desk/inventory",
  "desk/demand",
  "portal/deals",
  "portal/pipeline",
  "portal/demand",
  "portal/inventory",
  "portal/revenue",
  "portal/sales-out",
  "portal/submissions",
] as const;
export type ViewPlace = (typeof viewPlaces)[number];

/** A list as somebody left it, under a name. */
export type SavedView = {
  id: string;
  name: string;
  /** What stands in the address after the question mark. */
  query: string;
  shared: boolean;
  /** Only its owner changes or removes it. */
  mine: boolean;
  ownerName: string;
};

/** What `SavedViews` shows of one list. */
export type SavedViewsOf = { place: ViewPlace; views: SavedView[]; mayShare: boolean };

/** Where one stands in a list is no part of how one looks at it. */
const passing = [
  "after",
  "before",
  "page",
  "do",
  "with",
  "done",
  "was",
  "n",
  "t",
  "version",
  "views",
];

/** What of an address is worth keeping, always in the same order, so that two like views are seen to be alike. */
export function keptOf(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of passing) params.delete(name);
  params.sort();
  return params.toString();
}
