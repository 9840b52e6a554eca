import { Icon } from "#components/ui/icon";
import { type Lang, messages } from "#lib/messages/index";
import type { ListItem } from "#lib/revisions/compare";
import { MarkedText } from "./marked-text";

/** Items that stay are folded when there are more than this. */
const FOLDED_FROM = 3;

/** A list item by item, in the order it would have: what comes, goes, changes or moves; what stays is folded. */
export function ListChange({ items, lang }: { items: readonly ListItem[]; lang: Lang }) {
  const isKept = (item: ListItem) => item.state === "kept" && !item.moved;
  const kept = items.filter(isKept);
  const { diff } = messages(lang).review;
  if (kept.length <= FOLDED_FROM) return <Items items={items} lang={lang} />;
  return (
    <>
      <Items items={items.filter((item) => !isKept(item))} lang={lang} />
      <details className="diff-fold">
        <summary>{diff.kept(kept.length)}</summary>
        <Items items={kept} lang={lang} />
      </details>
    </>
  );
}

function Items({ items, lang }: { items: readonly ListItem[]; lang: Lang }) {
  if (items.length === 0) return null;
  return (
    <ul className="diff-list">
      {items.map((item) => (
        <li key={`${item.state} ${item.from} ${item.to}`}>
          <MarkedText parts={item.parts} lang={lang} />
          <Follow href={item.href} lang={lang} name={item.parts.map(({ text }) => text).join("")} />
          <Aside item={item} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

function Aside({ item, lang }: { item: ListItem; lang: Lang }) {
  const { diff } = messages(lang).review;
  if (!item.moved || item.from === null || item.to === null) return null;
  return <span className="hint"> — {diff.itemMoved(item.from, item.to)}</span>;
}

/** A moderator checks addresses: each opens in another tab, so that the proposal stays where it was. */
export function Follow({ href, lang, name }: { href: string | null; lang: Lang; name: string }) {
  if (!href) return null;
  const { diff } = messages(lang).review;
  return (
    <>
      {" "}
      <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className="diff-follow">
        <Icon name="external" size={16} />
        <span className="sr-only">
          {diff.follow}
          {" : "}
          {name}
        </span>
      </a>
    </>
  );
}
