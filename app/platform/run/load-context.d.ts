import "@remix-run/node";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Scripts of this response carry it. */
    nonce: string;
    requestId: string;
  }
}
