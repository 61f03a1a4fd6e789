import type { lookup as lookUp } from "node:dns";

import { afterAll, expect, test } from "vitest";

import { checkedLookup } from "#app/platform/outgoing/checked-lookup.server.ts";
import { post } from "#app/platform/outgoing/post.server.ts";
import { aReceiver } from "#tests/support/hook-receiver.ts";

const open: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(open.map((receiver) => receiver.close())));

const message = { headers: { "Content-Type": "application/json" }, body: "{}" };

/** A name server that answers with these addresses. */
const answering = (...addresses: string[]) =>
  ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    )) as unknown as typeof lookUp;

test("what is posted arrives, and what comes back is kept to its beginning", async () => {
  const there = await aReceiver(() => ({ status: 200, body: "y".repeat(50_000) }));
  open.push(there);
  const posted = await post({ ...message, url: there.url, rules: { loopback: true } });
  expect(posted).toMatchObject({ status: 200, problem: null });
  expect(posted.response).toBe("y".repeat(2_000));
  expect(there.received).toMatchObject([{ body: "{}" }]);
});

test("this machine is no target, by address or by name, unless it is for development", async () => {
  const there = await aReceiver();
  open.push(there);
  const { port } = new URL(there.url);
  const rules = { loopback: false };
  for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433"]) {
    const posted = await post({ ...message, url: `https://${host}:${port}/`, rules });
    expect(posted).toMatchObject({ status: null, problem: "refused-target" });
  }
  expect(there.received).toEqual([]);
});

test.each([
  ["a private network", ["10.1.2.3"]],
  ["a cloud's metadata", ["169.254.169.254"]],
  ["IPv4 in IPv6", ["::ffff:10.0.0.1"]],
  ["one good address and one bad one", ["93.184.215.14", "127.0.0.1"]],
  ["nowhere", []],
])("a name that leads to %s is refused when the connection is made", async (_, addresses) => {
  const rules = { loopback: false };
  const lookup = checkedLookup(rules, answering(...addresses));
  const posted = await post({ ...message, url: "https://hooks.example.com/", rules, lookup });
  expect(posted).toMatchObject({ status: null, problem: "refused-target" });
});

test("the connection goes to the address that was looked at", async () => {
  const there = await aReceiver();
  open.push(there);
  const { port } = new URL(there.url);
  let asked = 0;
  const resolve = ((
    name: string,
    options: object,
    done: (error: null, found: object[]) => void,
  ) => {
    asked += 1;
    answering("127.0.0.1")(name, options, done as never);
  }) as unknown as typeof lookUp;
  const rules = { loopback: true };
  const lookup = checkedLookup(rules, resolve);
  const url = `http://receiver.localhost:${port}/`;
  expect(await post({ ...message, url, rules, lookup })).toMatchObject({ status: 204 });
  expect(asked).toBe(1);
});

test("a receiver that says nothing is left after a while, and one that is not there is told of", async () => {
  const silent = await aReceiver(() => ({ never: true }));
  open.push(silent);
  const rules = { loopback: true };
  const late = await post({ ...message, url: silent.url, rules, patienceMs: 200 });
  expect(late).toMatchObject({ status: null, problem: "timeout" });
  const gone = await aReceiver();
  await gone.close();
  const posted = await post({ ...message, url: gone.url, rules });
  expect(posted).toMatchObject({ status: null, problem: "unreachable" });
});
