import { expect, test } from "vitest";

import * as rules from "./rules.ts";
import { sourceFiles, topLevelNames } from "./source-files.ts";

const files = sourceFiles();

const breaches = (rule: rules.Rule) =>
  files.flatMap((file) => rule(file).map((breach) => `${file.path} ${breach}`));

test.each([
  ["imports run one way: routes, domain, platform; ui is a leaf", rules.layers],
  ["a room uses only the rooms before it", rules.roomOrder],
  ["a room's store is its own", rules.foreignStores],
  ["only platform and identity query without a scope", rules.unscopedQueries],
  ["no server code in what the browser loads", rules.serverCodeInUi],
  ["no file over 300 lines", rules.fileLength],
  ["the environment is read in one place", rules.environment],
  ["files are named for what they hold", rules.fileNames],
])("%s", (_name, rule) => {
  expect(breaches(rule)).toEqual([]);
});

test("the top of the repository holds what the design names", () => {
  expect(rules.strangersAtTheTop(topLevelNames())).toEqual([]);
});
