import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { themePath, themesPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";

/** The themes that gather the most, and the way to all of them. */
export function HomeThemes({
  lang,
  themes,
}: {
  lang: Lang;
  themes: readonly { slug: string; labelFr: string; labelEn: string; count: number }[];
}) {
  const words = messages(lang).reading.home;
  const most = themes.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  return (
    <section className="section">
      <div className="section-heading">
        <h2>{words.themes}</h2>
        <a href={themesPath(lang)}>{words.allThemes}</a>
      </div>
      <ul className="theme-list">
        {most.slice(0, 14).map((theme) => (
          <li key={theme.slug}>
            <a href={themePath(lang, theme.slug)}>
              {themeLabel(theme, lang)}
              <span className="count">{`\u00a0${formatNumber(theme.count, lang)}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
