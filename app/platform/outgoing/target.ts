import { isIP } from "node:net";

import ipaddr from "ipaddr.js";

/** Why an address is not sent to. */
export type BadTarget = "no-address" | "not-https" | "with-login" | "not-public";

const withoutBrackets = (host: string) => host.replace(/^\[|\]$/g, "");

const assigned = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address is one of the open internet. Everything with a meaning of its own is not: this machine, private
 * networks, carriers' networks, link-local with its cloud services, multicast, and IPv4 in the clothes of IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // What else of IPv6 goes by "unicast" was never given to anybody, or is IPv4 again (::7f00:1).
  return parsed instanceof ipaddr.IPv4 || parsed.match(assigned);
}

/** This machine's own, and nothing that merely leads there. */
const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";

export type TargetRules = {
  /** Development and tests send to their own machine, without encryption. */
  loopback: boolean;
};

export const mayConnectTo = (address: string, { loopback }: TargetRules): boolean =>
  isPublicAddress(address) || (loopback && isLoopback(address));

/** What can be said of an address before its name is looked up; null when nothing stands against it. */
export function badTarget(text: string, rules: TargetRules): BadTarget | null {
  if (text.length > 2_000 || !URL.canParse(text)) return "no-address";
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "no-address";
  if (username || password) return "with-login";
  const host = withoutBrackets(hostname);
  const local = host === "localhost" || host.endsWith(".localhost");
  if (protocol === "http:" && !(rules.loopback && (local || isLoopback(host)))) return "not-https";
  if (local) return rules.loopback ? null : "not-public";
  if (isIP(host)) return mayConnectTo(host, rules) ? null : "not-public";
  return host.includes(".") ? null : "not-public";
}
