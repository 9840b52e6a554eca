import type { ReactNode } from "react";
import type { Lang } from "#lib/messages/index";
import { Breadcrumb, type Crumb } from "./breadcrumb";

/** The top of a page: where it stands, its one h1, a sentence about it and its main acts. */
export function PageHeader({
  lang,
  title,
  titleLang,
  crumbs,
  kicker,
  lead,
  actions,
}: {
  lang: Lang;
  title: ReactNode;
  /** The language of the title when it is not the page's. */
  titleLang?: string;
  /** What stands between the home page and this one; the page itself is added. */
  crumbs?: readonly Crumb[];
  kicker?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <>
      {crumbs ? <Breadcrumb lang={lang} crumbs={crumbs} /> : null}
      <header className="page-header">
        {kicker ? <div className="page-header-kicker">{kicker}</div> : null}
        <h1 lang={titleLang}>{title}</h1>
        {lead ? <p className="page-header-lead">{lead}</p> : null}
        {actions ? <div className="page-header-actions">{actions}</div> : null}
      </header>
    </>
  );
}
