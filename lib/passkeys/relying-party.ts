/** Whom passkeys are made for: this site, by its public address. Another address is another site, whose keys are others. */
import { env } from "#lib/env";

export const relyingParty = () => ({
  /** Scheme, host and port: where the browser must be. */
  origin: env.PUBLIC_URL,
  /** The domain that keys are tied to (WebAuthn, § 4, "RP ID"). */
  id: new URL(env.PUBLIC_URL).hostname,
  name: "Sillage",
});
