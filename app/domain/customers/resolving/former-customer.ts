import { type Link, methodOf } from "./judge-party.ts";

/** The customer that a system's record meant before its words changed. */
export type Formerly = { externalId: string; customerId: string };

/** Nothing in the words was compared: the record's number says whose they are. */
export const STAYED: number[] = [];

/**
 * A record whose words change stays with its customer, unless a number or a web domain says another. Numbers that
 * contradict the customer's own are seen to where groups are joined.
 */
export function stayingWith(formerly: Formerly | undefined, links: readonly Link[]): Link[] {
  if (!formerly) return [...links];
  const { customerId } = formerly;
  const others = links.filter((link) => link.customerId !== customerId);
  const told = others.some(
    ({ verdict, levels }) => verdict === "automatic" && methodOf(levels) !== "name",
  );
  if (told) return [...links];
  const stays: Link = {
    ...{ customerId, probability: 1, levels: STAYED, verdict: "automatic", heldBack: null },
  };
  const rivals = others.map((link): Link => {
    if (link.verdict !== "automatic") return link;
    return { ...link, verdict: "workbench", heldBack: "the record's number says another" };
  });
  return [stays, ...rivals];
}
