import { Tabs } from "#components/ui/tabs";
import { type Lang, messages } from "#lib/messages/index";
import { administrationPath, reviewPath, vocabulariesPath } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";

export type DeskArea = "review" | "vocabularies" | "administration";

/** The areas of those who review, and the one of administrators: from each, the others are one link away. */
export function DeskTabs({ actor, current, lang }: { actor: Actor; current: DeskArea; lang: Lang }) {
  const { common, vocabularies, administration } = messages(lang);
  const areas: { area: DeskArea; label: string; href: string }[] = [
    { area: "review", label: common.nav.review, href: reviewPath(lang) },
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
    </div>
  );
}
