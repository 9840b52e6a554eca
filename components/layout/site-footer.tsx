import { Printed } from "#components/ui/printed";
import { type Lang, messages } from "#lib/messages/index";
import {
  agendaPath,
  apiDocumentationPath,
  collectionPath,
  contributionsPath,
  ENTRY_TYPES,
  journalPath,
  legalPath,
  mapPath,
  openDataPath,
  organisationsPath,
  proposeHubPath,
  searchPath,
  selectionsPath,
  servicePath,
  themesPath,
} from "#lib/paths";

export function SiteFooter({ lang }: { lang: Lang }) {
  const { common } = messages(lang);
  const { footer, nav, types } = common;
  const columns = [
    {
      title: footer.explore,
      links: [
        ...ENTRY_TYPES.map((type) => ({ href: collectionPath(lang, type), label: types[type].many })),
        { href: themesPath(lang), label: nav.themes },
        { href: organisationsPath(lang), label: messages(lang).reading.organisations.title },
        { href: mapPath(lang), label: nav.map },
        { href: agendaPath(lang), label: nav.agenda },
        { href: selectionsPath(lang), label: messages(lang).selections.title },
        { href: searchPath(lang), label: common.search.submit },
      ],
    },
    {
      title: footer.takePart,
      links: [
        { href: proposeHubPath(lang), label: footer.propose },
        { href: contributionsPath(lang), label: nav.account },
        { href: journalPath(lang), label: footer.journal },
        { href: servicePath(lang), label: messages(lang).service.title },
        { href: apiDocumentationPath(lang), label: footer.api },
        { href: openDataPath(lang), label: messages(lang).openData.title },
        { href: legalPath(lang, "licence"), label: footer.licence },
      ],
    },
    {
      title: footer.aboutTitle,
      links: [
        { href: legalPath(lang, "about"), label: footer.about },
        { href: legalPath(lang, "contact"), label: footer.contact },
        { href: legalPath(lang, "accessibility"), label: footer.accessibility },
        { href: legalPath(lang, "privacy"), label: footer.privacy },
        { href: legalPath(lang, "legalNotice"), label: footer.legalNotice },
      ],
    },
  ];
  return (
    <Printed as="footer" className="site-footer">
      <div className="wrap site-footer-columns">
        <p className="site-footer-brand">{footer.sentence}</p>
        {columns.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </Printed>
  );
}
