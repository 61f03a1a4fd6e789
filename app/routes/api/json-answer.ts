/** What an operation has done. */
export type Done = { status: number; headers?: Record<string, string>; body: unknown };

export const jsonAnswer = ({ status, headers, body }: Done): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
  });
