import { apiRoute } from "../api-route.server.ts";

const everything = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Any other address below /api. */
const route = apiRoute(everything, () => undefined);
export const loader = route.loader;
export const action = route.action;
