import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { teamPath } from "#lib/paths";
import { type PageRef, pageKind, pageName } from "./page-name";

interface OwnTeam {
  id: string;
  role: "manager" | "member";
  since: Date;
  page: PageRef;
  members: number;
  /** Requests to answer. */
  waiting: number;
}

export function TeamList({ teams, lang }: { teams: readonly OwnTeam[]; lang: Lang }) {
  const words = messages(lang).teams;
  return (
    <section aria-labelledby="own-teams">
      <h2 id="own-teams" className="mb-3">
        {words.mine.list}
      </h2>
      <ul className="queue">
        {teams.map(({ id, role, since, page, members, waiting }) => (
          <li key={id}>
            <div>
              <p className="queue-title">
                <a href={teamPath(lang, id)}>{pageName(lang, page)}</a>
              </p>
              <p className="queue-meta">
                <span>{pageKind(lang, page)}</span>
                <span>
                  {words.roles[role]} {words.mine.since(formatDay(since, lang))}
                </span>
                <span>{words.mine.members(members)}</span>
              </p>
            </div>
            {waiting > 0 ? <span className="badge tone-warn">{words.mine.waiting(waiting)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
