/** What happened around a team, as its notifications tell it, and who may read them. */
import type { Prisma } from "#lib/generated/prisma/client";
import { teamNews } from "#lib/notification-kinds";
import type { TeamTold } from "#lib/notification-words";
import type { ClaimedPage } from "#lib/paths";

const page = {
  organisation: { select: { slug: true, name: true } },
  entry: { select: { slug: true, title: true, removed: true } },
} as const;

export const teamNewsSelect = {
  what: true,
  teamId: true,
  user: { select: { name: true } },
  by: { select: { name: true } },
  team: { select: page },
  claim: { select: { ...page, reason: true } },
} satisfies Prisma.TeamNewsSelect;

type Row = Prisma.TeamNewsGetPayload<{ select: typeof teamNewsSelect }>;
type Page = Pick<NonNullable<Row["claim"]>, "organisation" | "entry">;

/** What is about oneself; what is about someone else, as long as one manages the team. */
export const readableTeamNews = (readerId: string): Prisma.NotificationWhereInput => ({
  OR: [
    { teamNewsId: null },
    { teamNews: { is: { userId: readerId } } },
    { teamNews: { is: { team: { is: { members: { some: { userId: readerId, role: "manager" } } } } } } },
  ],
});

export function teamTold({ what, teamId, user, team, claim }: Row): TeamTold | null {
  const known = teamNews.find((one) => one === what);
  const of = team ?? claim;
  if (!known || !of) return null;
  return { what: known, page: nameOf(of), teamId, claimed: claim && claimedOf(claim), person: user.name };
}

/** What was taken down has no name for anyone. */
const nameOf = ({ organisation, entry }: Page): string | null =>
  organisation?.name ?? (entry && !entry.removed ? entry.title : null);

function claimedOf({ organisation, entry }: Page): ClaimedPage | null {
  if (organisation) return { organisation: organisation.slug };
  return entry && !entry.removed ? { entry: entry.slug } : null;
}
