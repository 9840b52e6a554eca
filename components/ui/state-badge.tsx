import { type Lang, messages } from "#lib/messages/index";
import type { RevisionState } from "#lib/revisions/states";
import { Icon, type IconName } from "./icon";

const LOOKS: Record<RevisionState, { icon: IconName; tone: string }> = {
  draft: { icon: "pencil", tone: "tone-neutral" },
  submitted: { icon: "clock", tone: "tone-info" },
  changes_requested: { icon: "reply", tone: "tone-warn" },
  accepted: { icon: "check", tone: "tone-ok" },
  rejected: { icon: "cross", tone: "tone-bad" },
  withdrawn: { icon: "back", tone: "tone-neutral" },
  quarantined: { icon: "lock", tone: "tone-warn" },
};

/** The state of a proposal, by icon, word and colour. */
export function StateBadge({ state, lang }: { state: RevisionState; lang: Lang }) {
  const { icon, tone } = LOOKS[state];
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} size={16} />
      {messages(lang).common.states[state]}
    </span>
  );
}
