import { expect, test } from "vitest";

import { badTarget, isPublicAddress, mayConnectTo } from "./target.ts";

const inward = [
  ...["127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1"],
  // Cloud services, carriers, multicast, broadcast, benchmarks, reserved.
  ...["169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "240.0.0.1"],
  ...["::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1"],
  // IPv4 within IPv6, in each of its spellings.
  ...[
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::ffff:8.8.8.8",
  ],
];

test.each(inward)("%s is not of the open internet", (address) => {
  expect(isPublicAddress(address)).toBe(false);
  expect(mayConnectTo(address, { loopback: false })).toBe(false);
});

test.each(["8.8.8.8", "203.1.113.9", "2606:4700::1111"])("%s is", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("development may send to its own machine, and to nothing else inside", () => {
  expect(mayConnectTo("127.0.0.1", { loopback: true })).toBe(true);
  expect(mayConnectTo("::1", { loopback: true })).toBe(true);
  for (const address of ["10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"]) {
    expect(mayConnectTo(address, { loopback: true })).toBe(false);
  }
});

test.each([
  ["https://hooks.example.com/x?y=1", null],
  ["https://hooks.example.com:8443/", null],
  ["http://hooks.example.com/", "not-https"],
  ["ftp://hooks.example.com/", "no-address"],
  ["javascript:alert(1)", "no-address"],
  ["hooks.example.com", "no-address"],
  ["https://user:secret@hooks.example.com/", "with-login"],
  ["https://localhost/", "not-public"],
  ["https://intranet/", "not-public"],
  ["https://127.0.0.1/", "not-public"],
  // As a browser reads them, these are addresses as well.
  ["https://2130706433/", "not-public"],
  ["https://0x7f.1/", "not-public"],
  ["https://[::ffff:169.254.169.254]/", "not-public"],
  ["https://[fd00::1]/", "not-public"],
])("%s: %s", (url, problem) => {
  expect(badTarget(url, { loopback: false })).toBe(problem);
});

test("in development http leads to this machine alone", () => {
  expect(badTarget("http://127.0.0.1:9000/", { loopback: true })).toBeNull();
  expect(badTarget("http://localhost:9000/", { loopback: true })).toBeNull();
  expect(badTarget("http://10.0.0.1/", { loopback: true })).toBe("not-https");
  expect(badTarget("http://hooks.example.com/", { loopback: true })).toBe("not-https");
});
