import "@remix-run/node";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Scripts of this response carry it. */
    nonce: string;
    /** The network address that asks, as far as proxies on this machine tell. */
    address: string | null;
  }
}
