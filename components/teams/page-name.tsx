import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath, organisationPath } from "#lib/paths";

export interface PageRef {
  slug: string;
  /** Null for an organisation. */
  type: EntryType | null;
  /** Null when it was taken down. */
  name: string | null;
}

export const pagePath = (lang: Lang, { slug, type }: Pick<PageRef, "slug" | "type">): string =>
  type === null ? organisationPath(lang, slug) : entryPath(lang, type, slug);

export const pageName = (lang: Lang, { name }: Pick<PageRef, "name">): string =>
  name ?? messages(lang).teams.removedPage;

/** "Lab", "Organisme": what kind of page it is. */
export const pageKind = (lang: Lang, { type }: Pick<PageRef, "type">): string =>
  type === null ? messages(lang).reading.organisation.kicker : messages(lang).common.types[type].one;
