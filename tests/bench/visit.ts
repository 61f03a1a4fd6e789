import { Browser } from "./client.ts";
import type { Bench } from "./entries.ts";
import { emailOf, type Place, password, places } from "./fill-world.ts";
import { type Loop, loop } from "./loop.ts";

/** A browser in which somebody of that partner, or of the vendor, has signed in. */
export async function signedIn(
  { server }: Bench,
  who: Place | "admin",
  connections = 1,
): Promise<Browser> {
  const browser = new Browser(server.origin, connections);
  const email = emailOf(who === "admin" ? who : places[who]);
  const { status } = await browser.ask("/sign-in", { method: "POST", form: { email, password } });
  if (status !== 302) throw new Error(`${email} was not signed in: ${status}`);
  return browser;
}

const WARM_SECONDS = 2;

type Visits = { clients?: number; path: (turn: number) => string };

/** How quickly pages come once the server is warm. A page that is none ends the run. */
export async function visit(
  { seconds }: Bench,
  browser: Browser,
  { clients = 1, path }: Visits,
): Promise<Loop> {
  const work = async (turn: number) => {
    const { status } = await browser.ask(path(turn));
    if (status !== 200) throw new Error(`${path(turn)} answered ${status}`);
  };
  await loop(work, { clients, seconds: Math.min(WARM_SECONDS, seconds) });
  return loop(work, { clients, seconds });
}

/** The same for statements that do only what a page cannot do without. */
export async function repeat(
  { seconds }: Bench,
  work: (turn: number) => Promise<unknown>,
  clients = 1,
): Promise<Loop> {
  const turn = async (at: number) => {
    await work(at);
  };
  await loop(turn, { clients, seconds: Math.min(0.5, seconds) });
  return loop(turn, { clients, seconds: Math.min(2, seconds) });
}
