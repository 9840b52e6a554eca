import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import {
  collectionPath,
  ENTRY_TYPES,
  organisationPath,
  proposeHubPath,
  proposePath,
  searchPath,
  themePath,
  themesPath,
} from "#lib/paths";
import type { Near } from "#lib/search/near";
import { changeSearch, printSearch, type SearchQuery } from "#lib/search/query";
import { themeLabel } from "#lib/themes/label";

/** A search that found nothing: what would find something, what is called alike, and what else to do. Never a dead end. */
export function NoResults({
  lang,
  query,
  near,
  hrefOf,
}: {
  lang: Lang;
  query: SearchQuery;
  near: Near | null;
  hrefOf: (query: SearchQuery) => string;
}) {
  const { filters, common } = messages(lang);
  const words = filters.nothing;
  const [type] = query.types.length === 1 ? query.types : [];
  const numbered = ({ count, more }: { count: number; more: boolean }) =>
    more ? `${formatNumber(count, lang)}+` : formatNumber(count, lang);
  const wordless = near?.wordless;
  return (
    <div className="nothing">
      <h2>{wordless ? words.titleEmptyWords : query.text ? words.title(query.text) : words.titleFilters}</h2>
      {wordless ? <p>{words.emptyWords(query.text)}</p> : null}
      <Way title={words.without} when={near?.without.length || near?.unfiltered}>
        {near?.without.map(({ label, query: other, count }) => (
          <li key={label}>
            <a href={hrefOf(other)} rel="nofollow">
              {other.text === query.text ? words.withoutOne(label) : words.withoutWords(query.text)}
            </a>{" "}
            <span className="count">{numbered(count)}</span>
          </li>
        ))}
        {near?.unfiltered ? (
          <li>
            <a href={searchPath(lang, printSearch(near.unfiltered.query))}>{words.withoutAll}</a>{" "}
            <span className="count">{numbered(near.unfiltered.count)}</span>
          </li>
        ) : null}
      </Way>
      <Way title={words.words} when={near?.words.length}>
        {near?.words.map((word) => (
          <li key={word}>
            <a href={hrefOf(changeSearch(query, { text: word }))} rel="nofollow">
              {word}
            </a>
          </li>
        ))}
      </Way>
      <Way title={words.organisations} when={near?.organisations.length}>
        {near?.organisations.map(({ slug, name }) => (
          <li key={slug}>
            <a href={organisationPath(lang, slug)}>{name}</a>
          </li>
        ))}
      </Way>
      <Way title={words.themes} when={near?.themes.length}>
        {near?.themes.map(({ slug, ...theme }) => (
          <li key={slug}>
            <a href={themePath(lang, slug)}>{themeLabel(theme, lang)}</a>
          </li>
        ))}
      </Way>
      <Way title={words.browse} when>
        {ENTRY_TYPES.map((each) => (
          <li key={each}>
            <a href={collectionPath(lang, each)}>{common.types[each].many}</a>
          </li>
        ))}
        <li>
          <a href={themesPath(lang)}>{words.allThemes}</a>
        </li>
      </Way>
      <div className="nothing-missing">
        <h3>{words.missing}</h3>
        <p>{words.missingText}</p>
        <ButtonLink href={type ? proposePath(lang, type) : proposeHubPath(lang)} variant="secondary">
          {type ? messages(lang).reading.collections[type].propose : words.propose}
        </ButtonLink>
      </div>
    </div>
  );
}

function Way({ title, when, children }: { title: string; when: unknown; children: ReactNode }) {
  if (!when) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
