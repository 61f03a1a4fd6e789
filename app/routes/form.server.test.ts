import { expect, test } from "vitest";

import { readForm } from "./form.server.ts";

const urlencoded = "application/x-www-form-urlencoded";

const post = (body: BodyInit, type?: string) =>
  new Request("http://localhost/sign-in", {
    method: "POST",
    body,
    ...(type && { headers: { "Content-Type": type } }),
  });

const sent = (fields: Record<string, string>) => post(new URLSearchParams(fields));

test("a form arrives with its fields in their order", async () => {
  const form = await readForm(sent({ "lines[0].quantity": "5", name: "Ærø & Søn" }));
  expect([...form]).toEqual([
    ["lines[0].quantity", "5"],
    ["name", "Ærø & Søn"],
  ]);
});

test("a NUL is left out, since the database holds none", async () => {
  expect((await readForm(sent({ name: "a\0b" }))).get("name")).toBe("ab");
});

test("buttons of a form keep working", async () => {
  const intent = JSON.stringify({ type: "remove", payload: { name: "lines", index: 2 } });
  expect((await readForm(sent({ __intent__: intent }))).get("__intent__")).toBe(intent);
});

test.each([
  ["a place in a list that would fill the memory", { "email[999999999].x": "1" }],
  ["a button that asks for such a place", { __intent__: place({ index: 100_000_000 }) }],
  ["a button for what is no list", { __intent__: place({ index: 1 }).replace("lines", "name") }],
  ["a button that no form has", { __intent__: '{"type":"update"}' }],
  ["a button that says nothing", { __intent__: "null" }],
  ["a button that is no JSON", { __intent__: "{" }],
  ["a name of endless depth", { [`a${".b".repeat(5_000)}`]: "1" }],
  ["a name with a NUL", { "a\0": "1" }],
])("refuses %s", async (_what, fields) => {
  await expect(readForm(sent(fields))).rejects.toMatchObject({ init: { status: 400 } });
});

function place(payload: Record<string, number>) {
  return JSON.stringify({ type: "insert", payload: { name: "lines", ...payload } });
}

test.each([
  ["no form", post("{}", "application/json")],
  ["a form without its boundary", post("x", "multipart/form-data")],
  ["a form that breaks off", post("--abc\r\nContent-Disp", "multipart/form-data; boundary=abc")],
])("refuses %s", async (_what, request) => {
  await expect(readForm(request)).rejects.toMatchObject({ init: { status: 400 } });
});

test("refuses more than any form holds", async () => {
  const large = post(`a=${"x".repeat(1_100_000)}`, urlencoded);
  await expect(readForm(large)).rejects.toMatchObject({ init: { status: 413 } });
});
