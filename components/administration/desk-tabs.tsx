import { Tabs } from "#components/ui/tabs";
import { formatAge, formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { administrationPath, claimsPath, reportsPath, reviewPath, vocabulariesPath } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import type { Standing } from "#lib/revisions/queue-counts";

export type DeskArea = "review" | "reports" | "claims" | "vocabularies" | "administration";

interface Props {
  actor: Actor;
  /** Null on a page inside of an area. */
  current: DeskArea | null;
  standing: Standing;
  /** Suggestions of themes and organisations that wait for an answer. */
  suggestions: number;
  lang: Lang;
  now: Date;
}

/**
 * The areas of those who review, and the one of administrators: from each, the others are one link away; and what
 * waits for a decision, for how long, and how much of it is in one's own file.
 */
export function DeskTabs({ actor, current, standing, suggestions, lang, now }: Props) {
  const { common, reports, teams, vocabularies, administration, desk } = messages(lang);
  const areas: { area: DeskArea; label: string; href: string }[] = [
    { area: "review", label: common.nav.review, href: reviewPath(lang) },
    { area: "reports", label: reports.desk.title, href: reportsPath(lang) },
    { area: "claims", label: teams.desk.title, href: claimsPath(lang) },
    { area: "vocabularies", label: vocabularies.title, href: vocabulariesPath(lang) },
    ...(can(actor, "administer")
      ? [{ area: "administration" as const, label: administration.title, href: administrationPath(lang) }]
      : []),
  ];
  return (
    <div className="mb-6">
      <Tabs
        lang={lang}
        label={vocabularies.desk}
        tabs={areas.map(({ area, ...tab }) => ({ ...tab, current: area === current }))}
      />
      <p className="desk-standing">
        <a href={reviewPath(lang)}>{desk.waiting(standing.waiting)}</a>
        {standing.oldest ? (
          <span title={formatInstant(standing.oldest, lang)}>
            {desk.oldest(formatAge(standing.oldest, now, lang))}
          </span>
        ) : null}
        <a href={reviewPath(lang, { holder: "me" })}>{desk.mine(standing.mine)}</a>
        {suggestions > 0 ? (
          <a href={`${vocabulariesPath(lang)}#suggestions`}>
            {messages(lang).termSuggestions.desk.title(suggestions)}
          </a>
        ) : null}
      </p>
    </div>
  );
}
