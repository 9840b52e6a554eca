import { type Lang, messages } from "#lib/messages/index";

interface Props {
  webhook: { stoppedAt: Date | null; failures: number };
  lang: Lang;
}

/** Whether it is told, fails, or is told no more. */
export function WebhookState({ webhook, lang }: Props) {
  const { states } = messages(lang).webhooks;
  const state = webhook.stoppedAt ? "stopped" : webhook.failures > 0 ? "failing" : "active";
  return <span className={`badge ${TONES[state]}`}>{states[state]}</span>;
}

const TONES = { active: "tone-ok", failing: "tone-warn", stopped: "tone-bad" };
