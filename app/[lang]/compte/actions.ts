"use server";

import { endSession } from "#lib/auth";
import { openFormAction } from "#lib/form-action";
import { homePath } from "#lib/paths";

export const signOut = openFormAction(async ({ lang }) => {
  await endSession();
  return { redirectTo: homePath(lang) };
});
