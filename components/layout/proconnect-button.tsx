import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { PROCONNECT_ACTION } from "#lib/paths";

/** ProConnect asks that what it is be said beside its button. */
const PROCONNECT_SITE = "https://www.proconnect.gouv.fr/";

interface Props {
  lang: Lang;
  /** Where to go once signed in. */
  next?: string | null;
  /** Ties the identity to the account that is signed in, instead of signing in. */
  link?: boolean;
}

/** A plain form: its answer leaves the site, and no cookie exists before the click. */
export function ProConnectButton({ lang, next = null, link = false }: Props) {
  const words = messages(lang).ownAccount.proConnect;
  return (
    <form method="post" action={PROCONNECT_ACTION} className="stack">
      <input type="hidden" name="lang" value={lang} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {link ? <input type="hidden" name="intent" value="link" /> : null}
      <p>
        <Button variant={link ? "secondary" : "primary"}>{link ? words.link : words.signIn}</Button>
      </p>
      <p>
        <a href={PROCONNECT_SITE} hrefLang="fr">
          {words.what}
        </a>
      </p>
    </form>
  );
}
