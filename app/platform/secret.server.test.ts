import { expect, test, vi } from "vitest";

vi.stubEnv("SECRET", "a secret of the test that is long enough");
vi.stubEnv("APP_DATABASE_URL", "postgresql://unused.example/unused");
vi.stubEnv("JOBS_DATABASE_URL", "postgresql://unused.example/unused");
vi.stubEnv("LOADER_DATABASE_URL", "postgresql://unused.example/unused");
const { keyFor, seal, unseal } = await import("./secret.server.ts");

test("what is sealed for one owner and purpose opens for these alone", () => {
  const sealed = seal("totp", "ada", Buffer.from("plain"));
  expect(unseal("totp", "ada", sealed).toString()).toBe("plain");
  expect(Buffer.from(sealed).includes("plain")).toBe(false);
  expect(() => unseal("totp", "bob", sealed)).toThrow();
  expect(() => unseal("other", "ada", sealed)).toThrow();
});

test("a changed byte is noticed", () => {
  const sealed = seal("totp", "ada", Buffer.from("plain"));
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(() => unseal("totp", "ada", sealed)).toThrow();
});

test("keys differ by purpose", () => {
  expect(keyFor("one").equals(keyFor("two"))).toBe(false);
  expect(keyFor("one").equals(keyFor("one"))).toBe(true);
});
