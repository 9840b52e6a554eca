import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { Icon, type IconName } from "#components/ui/icon";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { THREAD_ANCHOR } from "#lib/notification-words";
import { mentionParts } from "#lib/revisions/mentions";
import type { Thread, ThreadMessage } from "#lib/revisions/thread";
import { MAX_COMMENT } from "#lib/revisions/thread-limits";

interface Props {
  thread: Thread;
  action: FormAction;
  /** One a form: the same text sent twice from it is one message. */
  formKey: string;
  lang: Lang;
}

/** What an author and moderators say to one another about a proposal, and the form to answer. */
export function ThreadSection({ thread, action, formKey, lang }: Props) {
  const words = messages(lang).notifications.thread;
  const count = thread.messages.length;
  return (
    <section id={THREAD_ANCHOR} aria-labelledby="thread-title" className="stack thread-section">
      <h2 id="thread-title">
        {words.title} {count > 0 ? <span className="thread-count">{words.count(count)}</span> : null}
      </h2>
      <p className="hint">{words.lead[thread.side]}</p>
      {count > 0 ? (
        <ol className="thread">
          {thread.messages.map((message) => (
            <Message key={message.id} message={message} lang={lang} />
          ))}
        </ol>
      ) : (
        <p className="diff-empty">{words.empty}</p>
      )}
      <ThreadForm thread={thread} action={action} formKey={formKey} lang={lang} />
    </section>
  );
}

const ICONS: Record<"author" | "moderation" | "internal", IconName> = {
  author: "person",
  moderation: "shield",
  internal: "lock",
};

function Message({ message, lang }: { message: ThreadMessage; lang: Lang }) {
  const { roles, you, internalHint } = messages(lang).notifications.thread;
  const { opinion } = messages(lang).desk;
  const { id, name, role, internal, asked, mine, body, at } = message;
  const kind = internal ? "internal" : role;
  const others = asked.filter(({ me }) => !me).map((one) => one.name);
  return (
    <li id={`message-${id}`} className={`thread-message thread-${kind}`}>
      <p className="thread-head">
        <Icon name={ICONS[kind]} size={18} />
        <strong>{name}</strong>
        <span>
          {roles[kind]}
          {internal ? ` (${internalHint})` : ""}
          {mine ? `, ${you}` : ""}
        </span>
        {asked.some(({ me }) => me) ? <span>{opinion.askedYou}</span> : null}
        {others.length > 0 ? <span>{opinion.asked(others.join(", "))}</span> : null}
        <time dateTime={at.toISOString()}>{formatInstant(at, lang)}</time>
      </p>
      <p className="thread-body">{internal ? withMentions(body, asked) : body}</p>
    </li>
  );
}

/** The note, with those whom it names standing out. */
const withMentions = (body: string, asked: ThreadMessage["asked"]) =>
  mentionParts(body, asked).map(({ text, people }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text that does not change
    people.length === 1 ? <strong key={index}>{text}</strong> : text,
  );

/** Two buttons rather than a box to tick: to whom one writes is said by the button that one presses. */
function ThreadForm({ thread, action, formKey, lang }: Props) {
  const words = messages(lang).notifications.thread;
  const { opinion } = messages(lang).desk;
  return (
    <ActionForm
      action={action}
      lang={lang}
      labels={{ body: words.body, asked: opinion.ask }}
      className="form"
    >
      <input type="hidden" name="id" value={thread.revisionId} />
      <input type="hidden" name="key" value={formKey} />
      <TextArea name="body" label={words.body} hint={words.bodyHint(MAX_COMMENT)} rows={4} />
      {thread.colleagues.length > 0 ? (
        <Select
          name="asked"
          label={opinion.ask}
          hint={opinion.askHint}
          options={thread.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          empty={opinion.nobody}
          width="medium"
        />
      ) : null}
      <div className="thread-acts">
        <SubmitButton intent="public">{words.send[thread.side]}</SubmitButton>
        {thread.side === "desk" ? (
          <SubmitButton intent="internal" variant="secondary">
            <Icon name="lock" size={18} />
            {words.note}
          </SubmitButton>
        ) : null}
      </div>
    </ActionForm>
  );
}
