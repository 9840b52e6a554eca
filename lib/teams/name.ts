/** How a team is named in what it did: by its page as it was called, never by one that was taken down. Pure. */
interface Team {
  organisation: { name: string } | null;
  entry: { title: string; removed: boolean } | null;
}

export const teamName = (team: Team | null): string | null =>
  team?.organisation?.name ?? (team?.entry && !team.entry.removed ? team.entry.title : null);

/** What `teamName` needs of a row. */
export const teamNameSelect = {
  organisation: { select: { name: true } },
  entry: { select: { title: true, removed: true } },
} as const;
