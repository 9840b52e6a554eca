import { Icon } from "#components/ui/icon";
import { TONES } from "#components/ui/type-badge";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, ENTRY_TYPES, type EntryType } from "#lib/paths";

/** The four ways in, with how much there is behind each. */
export function HomeCollections({ lang, counts }: { lang: Lang; counts: Record<EntryType, number> }) {
  const { common, reading } = messages(lang);
  return (
    <nav aria-label={reading.home.collections}>
      <ul className="home-collections">
        {ENTRY_TYPES.map((type) => (
          <li key={type} className={`card-link ${TONES[type]}`}>
            <a className="card-target" href={collectionPath(lang, type)}>
              <Icon name={type} size={26} />
              <span className="home-collections-name">{common.types[type].many}</span>
              <span className="home-collections-count">{formatNumber(counts[type], lang)}</span>
            </a>
            <p>{reading.collections[type].lead}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}
