/**
 * The links of invitations and of claims: the id of a row, sealed for one purpose, so that who reads the table cannot
 * make one. Whether it still holds is the row's state and its expiry.
 */
import { seal, unseal } from "#lib/accounts/seal";

const INVITATION = "team-invitation";
const CLAIM = "page-claim";

export const invitationToken = (id: string): string => seal(INVITATION, id);
export const claimToken = (id: string): string => seal(CLAIM, id);

/** The id, or null when the token is none of ours. */
export const invitationOf = (token: string): string | null => unseal(INVITATION, token);
export const claimOf = (token: string): string | null => unseal(CLAIM, token);
