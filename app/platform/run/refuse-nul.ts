import type { RequestHandler } from "express";

/** Refuses an address that asks for a NUL: PostgreSQL holds none, and no page of ours writes one. */
export const refuseNul: RequestHandler = (request, response, next) => {
  const search = request.url.split("?")[1] ?? "";
  if (!search.includes("%00") && !search.includes("\0")) return next();
  response.status(400).type("text").send("Not understood");
};
