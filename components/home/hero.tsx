import { SearchForm } from "#components/layout/search-form";
import { type Lang, messages } from "#lib/messages/index";
import { searchPath } from "#lib/paths";

/** What Sillage is, and a search box. The drawing is the wake that Kelvin computed, crest by crest. */
export function HomeHero({ lang }: { lang: Lang }) {
  const words = messages(lang).reading.home;
  return (
    <section className="home-hero">
      <div className="home-hero-text">
        <h1>{words.title}</h1>
        <p className="page-header-lead">{words.lead}</p>
        <SearchForm lang={lang} large id="home-search" />
        <p className="home-hero-hints">
          {words.suggestions}{" "}
          {words.searches.map((search, index) => (
            <span key={search}>
              {index > 0 ? ", " : ""}
              <a href={searchPath(lang, { q: search })} lang="fr">
                {search}
              </a>
            </span>
          ))}
        </p>
      </div>
      {/* biome-ignore lint/performance/noImgElement: a vector has nothing to optimise */}
      <img className="home-hero-wake" src="/wake.svg" alt="" width={760} height={600} />
    </section>
  );
}
