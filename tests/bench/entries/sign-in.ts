import { randomBytes } from "node:crypto";

import { verify } from "@node-rs/argon2";

import { Browser } from "../client.ts";
import type { Bench, Found } from "../entries.ts";
import { emailOf, firstReseller, password, showingResellers } from "../fill-world.ts";
import { loop } from "../loop.ts";
import { repeat } from "../visit.ts";

/** A sign-in by password, beside one verification of it and the two statements that it needs. */
export async function signIn(bench: Bench): Promise<Found[]> {
  const { owner, server, seconds } = bench;
  const browser = new Browser(server.origin);
  const email = (turn: number) => emailOf(firstReseller + (turn % showingResellers));
  const work = async (turn: number) => {
    // Each from a place of its own, as people are: many from one would be taken for guessing.
    const from = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
    const form = { email: email(turn), password };
    const { status } = await new Browser(server.origin).ask("/sign-in", {
      method: "POST",
      form,
      from,
    });
    if (status !== 302) throw new Error(`/sign-in answered ${status}`);
  };
  await loop(work, { clients: 1, seconds: 1, most: 20 });
  const found = await loop(work, { clients: 1, seconds, most: 200 });
  browser.close();

  const limit = await repeat(bench, async (turn) => {
    const { rows } = await owner.query<{ id: string; password_hash: string }>({
      name: "bench-person",
      text: "select id, password_hash from person where email = $1",
      values: [email(turn)],
    });
    const [person] = rows;
    if (!person || !(await verify(person.password_hash, password))) throw new Error("Not known");
    await owner.query({
      name: "bench-session",
      text: `insert into session (id_hash, person_id, created_at, expires_at, proved_at, proof)
             values ($1, $2, now(), now(), now(), 'password')`,
      values: [randomBytes(32), person.id],
    });
  });
  return [{ name: "sign-in p50", value: found.p50, unit: "ms", limit: limit.p50 }];
}
