import { z } from "zod";

import { fileKinds } from "#app/domain/exchange/submission.ts";

const Wanted = z.object({
  kind: z.enum(fileKinds).nullable().catch(null),
  name: z.string().max(300).catch("file"),
});

/** What a file that is sent alone holds, and what it is called. */
export function fileToSend(request: Request): z.output<typeof Wanted> {
  return Wanted.parse(Object.fromEntries(new URL(request.url).searchParams));
}
