/**
 * Whether what a browser answers proves a passkey (W3C Web Authentication, § 7.1 and § 7.2): our challenge, our address,
 * our domain, a person whom their device has recognised, a signature that holds. @simplewebauthn/server does it.
 */
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { relyingParty } from "./relying-party";

/** EdDSA, ES256 and RS256 (IANA COSE): all that devices of today make. */
export const ALGORITHMS = [-8, -7, -257];

export interface NewKey {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  /** Whether it may be on several devices. */
  synced: boolean;
}

/** What the key is, or null when the answer proves nothing. */
export async function verifyNewKey(
  response: RegistrationResponseJSON,
  challenge: string,
): Promise<NewKey | null> {
  const site = relyingParty();
  const { registrationInfo } = await orNothing(
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!registrationInfo) return null;
  const { credential, credentialDeviceType } = registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: new Uint8Array(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    synced: credentialDeviceType === "multiDevice",
  };
}

interface KnownKey {
  credentialId: string;
  publicKey: Uint8Array;
  counter: bigint;
}

/** What the key's counter is now, or null when the answer proves nothing. */
export async function verifyUsedKey(
  response: AuthenticationResponseJSON,
  challenge: string,
  { credentialId, publicKey, counter }: KnownKey,
): Promise<number | null> {
  const site = relyingParty();
  const { verified, authenticationInfo } = await orNothing(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    }),
  );
  return verified && authenticationInfo ? authenticationInfo.newCounter : null;
}

/** The library throws for each thing that is not as it must be. */
const orNothing = async <T extends object>(verifying: Promise<T>): Promise<Partial<T>> =>
  await verifying.catch(() => ({}));
