import { expect, test } from "vitest";

import { matching } from "./command.ts";

const commands = [
  { label: "Deals", to: "/deals" },
  { label: "Joint accounts", to: "/joint-accounts" },
  { label: "Register a deal", to: "/deals/new", words: "new" },
  { label: "Inventory", to: "/inventory" },
];
const labels = (text: string, searchTo?: string) =>
  matching(commands, text, searchTo).map((command) => command.label);

test("nothing typed offers everything, in order", () => {
  expect(labels("")).toEqual(commands.map((command) => command.label));
});

test("a beginning beats a word within, and a word within a mere part", () => {
  expect(labels("dea")).toEqual(["Deals", "Register a deal"]);
  expect(labels("acc jo")).toEqual(["Joint accounts"]);
  expect(labels("vent")).toEqual(["Inventory"]);
  expect(labels("new")).toEqual(["Register a deal"]);
  expect(labels("zebra")).toEqual([]);
});

test("what no command is called can be searched for", () => {
  expect(matching(commands, "acme & co", "/search")).toEqual([
    { label: "Search for “acme & co”", to: "/search?q=acme+%26+co", icon: "search" },
  ]);
});
