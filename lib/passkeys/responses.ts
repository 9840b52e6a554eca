/** What a browser answers for a passkey, read strictly: it comes from outside as JSON in a field of a form. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { z } from "zod";

/** Post-quantum keys take some kilobytes; nothing of a passkey is longer than this. */
const MAX_TEXT = 20_000;

const base64url = z
  .string()
  .max(MAX_TEXT)
  .regex(/^[\w-]*$/);

const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  // Nothing is asked of extensions, and nothing is read of them.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

const newKey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().max(50))
      .max(20)
      .transform((given) => given.filter((one) => transports.includes(one)))
      .optional(),
  }),
});

const usedKey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What a browser that has made a key answers, with the challenge that it says to have signed; null when it is not that. */
export const readNewKey = (text: string): Read<RegistrationResponseJSON> | null => read(newKey, text);

/** The same of a browser that has used one. */
export const readUsedKey = (text: string): Read<AuthenticationResponseJSON> | null => read(usedKey, text);

interface Read<R> {
  response: R;
  challenge: string;
}

function read<R extends { response: { clientDataJSON: string } }>(
  schema: z.ZodType<R>,
  text: string,
): Read<R> | null {
  try {
    const response = schema.parse(JSON.parse(text));
    const { challenge } = clientData.parse(decodeClientDataJSON(response.response.clientDataJSON));
    return { response, challenge };
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

const clientData = z.object({ challenge: base64url });
