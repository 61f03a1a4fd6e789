import { isIPv6 } from "node:net";

/**
 * What an address counts as where attempts are counted. Whoever has one address of IPv6 has the 2^64 beside it, so
 * all of those are one.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [bare = ""] = address.split("%");
  const [head = "", tail] = bare.split("::").map((side) => side.split(":").filter(Boolean));
  const before = [...head];
  const after = tail ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => (Number.parseInt(part, 16) || 0).toString(16))
    .join(":");
}
