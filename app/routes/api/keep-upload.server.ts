import { createHash } from "node:crypto";

import { keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { LARGEST_FILE } from "#app/domain/exchange/submission.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { StoredFile } from "#app/platform/files/file-store.server.ts";

import { BrokenOff, bytesOf } from "../bytes-of.server.ts";
import { ApiProblem } from "./problem.ts";
import { fileTypes } from "./upload-types.ts";

class OtherDigest extends Error {}
class Empty extends Error {}

/** Keeps the body of a request as it arrives; no more of it than a chunk is in memory. What breaks off leaves nothing. */
export async function keepUpload(request: Request, actor: Actor): Promise<StoredFile> {
  mustBeAFile(request);
  const wanted = digestOf(request);
  try {
    const kept = await keepFile(actor, arriving(request, wanted));
    if (kept === "too-large") throw tooLarge();
    return kept;
  } catch (error) {
    if (error instanceof OtherDigest) throw new ApiProblem("other-digest");
    if (!(error instanceof Empty || error instanceof BrokenOff)) throw error;
    throw new ApiProblem("malformed", { detail: error.message });
  }
}

const tooLarge = () =>
  new ApiProblem("too-large", {
    detail: `At most ${LARGEST_FILE} bytes. Send it in several parts`,
  });

function mustBeAFile({ headers }: Request) {
  const [type = ""] = (headers.get("Content-Type") ?? "").split(";");
  const known = fileTypes.some((each) => each === type.trim().toLowerCase());
  if (headers.has("Content-Encoding") || !known) {
    throw new ApiProblem("wrong-type", {
      detail: `Send the file itself as one of ${fileTypes.join(", ")}`,
      headers: { "Accept-Post": fileTypes.join(", ") },
    });
  }
  if (Number(headers.get("Content-Length") ?? 0) > LARGEST_FILE) throw tooLarge();
}

/** The SHA-256 that the sender says the body has (RFC 9530); others are passed over. */
function digestOf({ headers }: Request): string | null {
  const said = headers.get("Content-Digest");
  if (said === null) return null;
  const [, digest] = /(?:^|,)\s*sha-256\s*=\s*:([A-Za-z0-9+/]{43}=):/i.exec(said) ?? [];
  if (digest) return Buffer.from(digest, "base64").toString("hex");
  throw new ApiProblem("malformed", {
    errors: [{ parameter: "Content-Digest", detail: "Such as sha-256=:…:, in base64" }],
  });
}

async function* arriving(request: Request, wanted: string | null): AsyncGenerator<Uint8Array> {
  const hash = wanted === null ? null : createHash("sha256");
  let bytes = 0;
  for await (const chunk of bytesOf(request)) {
    hash?.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  if (bytes === 0) throw new Empty("The body is empty");
  if (hash && hash.digest("hex") !== wanted) throw new OtherDigest();
}
