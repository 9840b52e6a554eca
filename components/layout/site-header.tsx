import { buttonClass } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import {
  agendaPath,
  collectionPath,
  contributionsPath,
  ENTRY_TYPES,
  homePath,
  mapPath,
  notificationsPath,
  proposeHubPath,
  reviewPath,
  themesPath,
} from "#lib/paths";
import { AccountMenu } from "./account-menu";
import { LanguageSwitch } from "./language-switch";
import { MainNav } from "./main-nav";
import { SearchForm } from "./search-form";

export function SiteHeader({ lang }: { lang: Lang }) {
  const { account, common, notifications } = messages(lang);
  const items = [
    ...ENTRY_TYPES.map((type) => ({ href: collectionPath(lang, type), label: common.types[type].many })),
    { href: themesPath(lang), label: common.nav.themes },
    { href: mapPath(lang), label: common.nav.map },
    { href: agendaPath(lang), label: common.nav.agenda },
  ];
  return (
    <header className="site-header">
      <div className="wrap">
        <div className="site-header-top">
          <a className="site-header-brand" href={homePath(lang)} aria-label={common.nav.homeOf}>
            {/* biome-ignore lint/performance/noImgElement: a vector has nothing to optimise */}
            <img src="/wordmark.svg" alt="" width={149} height={42} />
          </a>
          <SearchForm lang={lang} />
          <div className="site-header-tools">
            <a className={buttonClass({ variant: "secondary", small: true })} href={proposeHubPath(lang)}>
              {common.nav.propose}
            </a>
            <AccountMenu
              href={contributionsPath(lang)}
              label={common.nav.account}
              reviewHref={reviewPath(lang)}
              reviewLabel={common.nav.review}
              noticesHref={notificationsPath(lang)}
              noticesWords={notifications.header}
              signOutLabel={account.space.signOut}
              lang={lang}
            />
            <LanguageSwitch
              to={lang === "fr" ? "en" : "fr"}
              label={common.nav.switchTitle}
              name={common.nav.switchName}
            />
          </div>
        </div>
        <MainNav label={common.nav.label} items={items} />
      </div>
    </header>
  );
}
