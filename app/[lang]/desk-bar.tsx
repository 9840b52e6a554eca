import { DeskTabs } from "#components/administration/desk-tabs";
import type { Actor } from "#lib/permissions";
import { getStanding } from "#lib/revisions/queue-counts";
import { countOpenSuggestions } from "#lib/vocabularies/suggestions";

type Props = Omit<Parameters<typeof DeskTabs>[0], "actor" | "standing" | "suggestions" | "now"> & {
  actor: Actor;
};

/** The areas of the desk, with how much waits and for how long: at the top of every page of those who review. */
export async function DeskBar(props: Props) {
  const now = new Date();
  const [standing, suggestions] = await Promise.all([
    getStanding(props.actor, now),
    countOpenSuggestions(props.actor),
  ]);
  return <DeskTabs {...props} standing={standing} suggestions={suggestions} now={now} />;
}
