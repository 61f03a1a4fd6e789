import { data } from "@remix-run/node";
import { z } from "zod";

const Uuid = z.uuid();

/** An address with anything but an id in this place leads nowhere. */
export function uuidParam(value: string | undefined): string {
  const parsed = Uuid.safeParse(value);
  if (!parsed.success) throw data("Not found", { status: 404 });
  return parsed.data;
}
