import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

import type { Assertion, Attestation } from "#app/domain/identity/second-factor/passkey.schema.ts";

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();

// As much of CBOR as an attestation needs.
const head = (kind: number, size: number) =>
  size < 24
    ? Buffer.from([(kind << 5) | size])
    : size < 256
      ? Buffer.from([(kind << 5) | 24, size])
      : Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
const whole = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (...pairs: [Buffer, Buffer][]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const PRESENT = 1;
const VERIFIED = 4;
const WITH_KEY = 64;

type Making = { challenge: string; rp: { id?: string }; user: { id: string } };
type Using = { challenge: string; rpId?: string };
type Lie = { origin?: string; verified?: boolean; counter?: number };

/** A passkey kept in memory, on a device that counts. What it says wrong, a test asks it to. */
export function softAuthenticator(origin: string) {
  const id = randomBytes(16);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  let userHandle: string | undefined;
  let uses = 0;

  const clientData = (type: string, challenge: string, lie: Lie) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: lie.origin ?? origin }));
  const state = (rpId: string, lie: Lie, flags = 0) => {
    uses += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? uses);
    const verified = lie.verified === false ? 0 : VERIFIED;
    return Buffer.concat([sha256(rpId), Buffer.from([PRESENT | verified | flags]), counter]);
  };

  return {
    id: base64url(id),
    make({ challenge, rp, user }: Making, lie: Lie = {}): Attestation {
      userHandle = user.id;
      const key = map(
        [whole(1), whole(2)],
        [whole(3), whole(-7)],
        [whole(-1), whole(1)],
        [whole(-2), bytes(Buffer.from(x, "base64url"))],
        [whole(-3), bytes(Buffer.from(y, "base64url"))],
      );
      const length = Buffer.from([0, id.length]);
      const authData = Buffer.concat([
        ...[state(rp.id ?? "", lie, WITH_KEY), Buffer.alloc(16), length, id, key],
      ]);
      const attestation = map(
        [text("fmt"), text("none")],
        [text("attStmt"), map()],
        [text("authData"), bytes(authData)],
      );
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        authenticatorAttachment: "platform",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, lie)),
          attestationObject: base64url(attestation),
          transports: ["internal"],
        },
      };
    },
    use({ challenge, rpId }: Using, lie: Lie = {}): Assertion {
      const authenticatorData = state(rpId ?? "", lie);
      const client = clientData("webauthn.get", challenge, lie);
      const signed = Buffer.concat([authenticatorData, sha256(client)]);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        authenticatorAttachment: "platform",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(sign("sha256", signed, privateKey)),
          userHandle,
        },
      };
    },
  };
}
