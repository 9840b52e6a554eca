import type { ReactNode } from "react";
import type { Lang } from "#lib/messages/lang";
import { SIGN_OUT_ACTION } from "#lib/paths";

/** A plain form: its answer may leave the site. `children`: its button. */
export function SignOut({ lang, children }: { lang: Lang; children: ReactNode }) {
  return (
    <form method="post" action={SIGN_OUT_ACTION}>
      <input type="hidden" name="lang" value={lang} />
      {children}
    </form>
  );
}
