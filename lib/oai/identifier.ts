/** The names that records have for ever: the same as in feeds, whatever the entry is called and wherever the site is. Pure. */

export const identifierOf = (id: string): string => `urn:uuid:${id}`;

/** The id of an entry, or null when no record of this archive has such a name. */
export const idOf = (identifier: string): string | null =>
  /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(identifier)?.[1]?.toLowerCase() ?? null;
