import { env } from "#app/platform/env.server.ts";

const { hostname, origin } = new URL(env.ORIGIN);

/** Whom a passkey is made for. One of another host, or of a page that only looks like ours, does not fit. */
export const relyingParty = { name: "Tributary", id: hostname, origin };
