import { NATIONAL_ID, NOWHERE_ID } from "#lib/map/sections";
import { type Lang, messages } from "#lib/messages/index";
import type { Places } from "#lib/search/places";

/** Where the entries are, and where to read each: no entry is in two of these. */
export function MapContents({ places, lang }: { places: Places; lang: Lang }) {
  const words = messages(lang).map.contents;
  const { france, national, abroad, nowhere } = places;
  const parts = [
    { text: words.france(france.length), href: "#liste", count: france.length },
    { text: words.national(national.length), href: `#${NATIONAL_ID}`, count: national.length },
    { text: words.abroad(abroad.length), href: "#etranger", count: abroad.length },
    { text: words.nowhere(nowhere.length), href: `#${NOWHERE_ID}`, count: nowhere.length },
  ].filter(({ count }) => count > 0);
  return (
    <ul className="map-contents">
      {parts.map(({ text, href }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
