import { type Lang, messages } from "#lib/messages/index";
import { homePath } from "#lib/paths";

export interface Crumb {
  label: string;
  /** Absent for the page itself, which comes last. */
  href?: string;
  /** The language of the label when it is not the page's. */
  lang?: string;
}

/** Where the page stands, from the home page down. */
export function Breadcrumb({ lang, crumbs }: { lang: Lang; crumbs: readonly Crumb[] }) {
  const { breadcrumb, home } = messages(lang).common;
  return (
    <nav className="breadcrumb" aria-label={breadcrumb}>
      <ol>
        {[{ label: home, href: homePath(lang) }, ...crumbs].map((crumb: Crumb) => (
          <li key={crumb.href ?? crumb.label} lang={crumb.lang}>
            {crumb.href ? (
              <a href={crumb.href}>{crumb.label}</a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
