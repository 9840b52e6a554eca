/** A passkey made in memory (ES256, attestation "none"), for the tests of what checks them; it lies where a test asks it to. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

interface Lies {
  origin?: string;
  rpId?: string;
  /** Whether the device has recognised its person. */
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  crossOrigin?: boolean;
  type?: string;
}

const url64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();

export function makeAuthenticator(publicUrl: string) {
  const id = randomBytes(32);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const site = { origin: publicUrl, rpId: new URL(publicUrl).hostname };

  const clientData = (type: string, challenge: string, { origin = site.origin, crossOrigin = false }: Lies) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));

  const authData = (
    { rpId = site.rpId, verified = true, counter = 0 }: Lies,
    attested: Uint8Array | null,
  ) => {
    const head = Buffer.alloc(5);
    // User present, user verified, attested data (WebAuthn, § 6.1).
    head[0] = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), head, attested ?? Buffer.alloc(0)]);
  };

  return {
    credentialId: url64(id),
    /** What `navigator.credentials.create` would give, as JSON. */
    register({ challenge }: { challenge: string }, lies: Lies = {}): string {
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)]);
      const object = new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData(lies, attested))],
      ]);
      return JSON.stringify({
        id: url64(id),
        rawId: url64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: url64(clientData(lies.type ?? "webauthn.create", challenge, lies)),
          attestationObject: url64(isoCBOR.encode(object)),
          transports: ["internal", "nonsense"],
        },
      });
    },
    /** What `navigator.credentials.get` would give, as JSON; `userHandle` is that of the account. */
    use({ challenge }: { challenge: string }, userHandle: string, lies: Lies = {}): string {
      const client = clientData(lies.type ?? "webauthn.get", challenge, lies);
      const data = authData(lies, null);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return JSON.stringify({
        id: url64(id),
        rawId: url64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: url64(client),
          authenticatorData: url64(data),
          signature: url64(signature),
          userHandle: lies.userHandle ?? userHandle,
        },
      });
    },
  };
}
