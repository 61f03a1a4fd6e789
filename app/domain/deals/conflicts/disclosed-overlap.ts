/**
 * All that the owner of a registration is told while it waits. What only resembles it, what else waits and who is
 * behind any of it is not in here, so that these read the same as nothing.
 */
export type DisclosedOverlap = {
  /** Families of its own that another partner protects, by name, and until when. */
  protected: { family: string; until: Date }[];
  /** The vendor's own sales are engaged there. That it buys through others already is not told. */
  ours: boolean;
};
