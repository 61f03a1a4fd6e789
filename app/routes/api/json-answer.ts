/** What an operation has done. */
export type Done = { status: number; headers?: Record<string, string>; body: unknown };

const jsonAnswer = ({ status, headers, body }: Done): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
  });

/** An operation that answers with a file makes the answer itself. */
export const answerOf = (done: Done | Response): Response =>
  done instanceof Response ? done : jsonAnswer(done);
