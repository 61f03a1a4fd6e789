import { isIPv4 } from "node:net";

import { networkOf } from "../sign-in/network.ts";

/** Where a request came from, as coarse as it takes to notice that it came from somewhere else. */
export function coarseNetwork(address: string | null): string | null {
  if (!address) return null;
  const network = networkOf(address);
  if (isIPv4(network)) return `${network.split(".").slice(0, 3).join(".")}.0/24`;
  return `${network.split(":").slice(0, 3).join(":")}::/48`;
}
