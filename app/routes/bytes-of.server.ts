/** A body that ended before it was whole. */
export class BrokenOff extends Error {}

/** What is sent with a request, as it arrives. Throws BrokenOff when the connection ends before it does. */
export async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read().catch(brokenOff)) ?? {};
    if (!value) return;
    yield value;
  }
}

const brokenOff = (): never => {
  throw new BrokenOff("The body did not arrive whole");
};
