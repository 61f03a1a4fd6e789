import type { RequestHandler } from "express";

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/** Refuses methods no page answers, and addresses with a NUL: PostgreSQL holds none, and no page of ours writes one. */
export const refuseMalformed: RequestHandler = (request, response, next) => {
  const refuse = (status: number) =>
    void response.status(status).type("text").send("Not understood");
  if (!methods.has(request.method)) return refuse(405);
  const [, search = ""] = request.url.split("?");
  return search.includes("%00") ? refuse(400) : next();
};
