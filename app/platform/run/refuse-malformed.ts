import type { Request, RequestHandler } from "express";

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/**
 * Refuses methods no page answers, and addresses that are none or hold a NUL, which PostgreSQL does not. What stumbled
 * over them later would put them into the log, with the secret that may stand in them.
 */
export const refuseMalformed: RequestHandler = (request, response, next) => {
  const refuse = (status: number) =>
    void response.status(status).type("text").send("Not understood");
  // Programs may ask for more, and are told what there is.
  if (!methods.has(request.method) && !request.path.startsWith("/api/")) return refuse(405);
  const [, search = ""] = request.url.split("?");
  return search.includes("%00") || !isAddress(request) ? refuse(400) : next();
};

function isAddress({ path, hostname, protocol }: Request): boolean {
  try {
    decodeURIComponent(path);
    return URL.canParse(`${protocol}://${hostname}`);
  } catch {
    return false;
  }
}
