import { data } from "@remix-run/node";
import { z } from "zod";

const Uuid = z.uuid();

/** An address with anything but an id in this place leads nowhere. */
export function uuidParam(value: string | undefined): string {
  const parsed = Uuid.safeParse(value);
  if (!parsed.success) throw data("Not found", { status: 404 });
  return parsed.data;
}

/** A vendor's number in an address that needs no login. */
export function vendorParam(value: string | undefined): number {
  const vendorId = /^[1-9]\d{0,9}$/.test(value ?? "") ? Number(value) : 0;
  if (vendorId < 1 || vendorId > 2_147_483_647) throw data("Not found", { status: 404 });
  return vendorId;
}
