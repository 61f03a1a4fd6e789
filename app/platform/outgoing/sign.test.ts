import { expect, test } from "vitest";

import { newHookSecret, signedHeaders } from "./sign.ts";

test("a message is signed as the Standard Webhooks specification shows it", () => {
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };
  const headers = signedHeaders(message, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("while a secret is replaced, both sign", () => {
  const secrets = [newHookSecret(), newHookSecret()];
  const message = { id: "a", at: new Date(0), body: "{}" };
  const both = signedHeaders(message, secrets)["webhook-signature"]?.split(" ");
  const each = secrets.map((secret) => signedHeaders(message, [secret])["webhook-signature"]);
  expect(both).toEqual(each);
});
