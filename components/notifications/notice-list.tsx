import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { Icon } from "#components/ui/icon";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge, formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, subjectOf } from "#lib/notification-words";
import type { OwnNotice } from "#lib/notifications/own";

interface Props {
  notices: readonly OwnNotice[];
  /** Whether there is anything left to mark. */
  unread: boolean;
  action: FormAction;
  lang: Lang;
  now: Date;
}

/** What one was told, each line leading to its proposal; one form for all, so that what it answers stays in one place. */
export function NoticeList({ notices, unread, action, lang, now }: Props) {
  const words = messages(lang).notifications;
  return (
    <ActionForm action={action} lang={lang} className="stack">
      <input type="hidden" name="until" value={now.toISOString()} />
      {unread ? (
        <p>
          <SubmitButton intent="all" variant="secondary" small>
            {words.markAll}
          </SubmitButton>
        </p>
      ) : null}
      <ul className="queue">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} lang={lang} now={now} />
        ))}
      </ul>
    </ActionForm>
  );
}

function NoticeLine({ notice, lang, now }: { notice: OwnNotice; lang: Lang; now: Date }) {
  const words = messages(lang).notifications;
  const title = notice.title || subjectOf(lang, notice) || words.untitled;
  return (
    <li className={notice.unread ? "unread" : undefined}>
      <div>
        <p className="queue-title">
          <a href={placeOf(lang, notice)}>{title}</a>
        </p>
        <p className="mt-1">
          {notice.internal ? <Icon name="lock" size={16} /> : null} {sentenceOf(lang, notice)}
        </p>
        <p className="queue-meta">
          {notice.unread ? <span className="unread-mark">{words.new}</span> : null}
          {notice.type ? <TypeBadge type={notice.type} lang={lang} plain /> : null}
          <span title={formatInstant(notice.at, lang)}>{formatAge(notice.at, now, lang)}</span>
        </p>
      </div>
      {notice.unread ? (
        <SubmitButton intent={notice.id} variant="quiet" small>
          {words.markRead}
          <span className="sr-only"> {words.markReadOf(title)}</span>
        </SubmitButton>
      ) : null}
    </li>
  );
}
