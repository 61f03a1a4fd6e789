import { expect, test } from "vitest";

import { isTheme, themeAttribute, themeCookie, themeFrom } from "./theme.ts";

test("the cookie says the theme, and anything else means the system", () => {
  expect(themeFrom("a=b; theme=dark; c=d")).toBe("dark");
  expect(themeFrom("theme=light")).toBe("light");
  expect(themeFrom("mytheme=dark")).toBe("system");
  expect(themeFrom("theme=neon")).toBe("system");
  expect(themeFrom(null)).toBe("system");
});

test("a choice is remembered, and the system's is forgotten", () => {
  expect(themeFrom(themeCookie("dark"))).toBe("dark");
  expect(themeCookie("system")).toContain("Max-Age=0");
});

test("the system needs no attribute", () => {
  expect(themeAttribute("system")).toBeUndefined();
  expect(themeAttribute("dark")).toBe("dark");
  expect(isTheme("sepia")).toBe(false);
});
