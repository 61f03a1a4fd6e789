import { z } from "zod";

/** How long a passkey's name may be. */
export const NAME_LENGTH = 40;

export const PasskeyName = z
  .string("Give the passkey a name")
  .trim()
  .min(1, "Give the passkey a name")
  .max(NAME_LENGTH, `At most ${NAME_LENGTH} characters`);

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const common = {
  id: base64url.min(1).max(2_000),
  rawId: base64url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional().catch(undefined),
  // What extensions say is not asked for, and not read.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "Not understood" });
    return z.NEVER;
  }
});

/** What a browser answers when somebody uses a passkey. */
export const Assertion = json.pipe(
  z.object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  }),
);
export type Assertion = z.infer<typeof Assertion>;

/** What a browser answers when it made a passkey. */
export const Attestation = json.pipe(
  z.object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z
        .array(
          z
            .string()
            .max(20)
            .regex(/^[\w-]*$/),
        )
        .max(10)
        .optional(),
    }),
  }),
);
export type Attestation = z.infer<typeof Attestation>;
