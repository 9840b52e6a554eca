import { type Lang, messages } from "#lib/messages/index";
import { ButtonLink } from "./button";
import { Icon } from "./icon";

/** Keyset pages: the next one, and back to the first, since a cursor only looks ahead. Nothing when there is one page. */
export function Pagination({
  lang,
  first,
  next,
}: {
  lang: Lang;
  /** The address of the first page, when this is another. */
  first?: string | null;
  next?: string | null;
}) {
  if (!first && !next) return null;
  const { pagination } = messages(lang).common;
  return (
    <nav className="pagination" aria-label={pagination.label}>
      {first ? (
        <ButtonLink href={first} variant="secondary">
          <Icon name="previous" />
          {pagination.first}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink href={next} variant="secondary" rel="next">
          {pagination.next}
          <Icon name="next" />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
