import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { ProConnectButton } from "#components/layout/proconnect-button";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { unlink } from "./actions";

/** The identities by which one signs in besides links, and the button that ties one. */
export function ProConnectIdentities({
  lang,
  identities,
  fresh,
}: {
  lang: Lang;
  identities: readonly { id: string; createdAt: Date }[];
  /** The session may change what opens the account. */
  fresh: boolean;
}) {
  const words = messages(lang).ownAccount.proConnect;
  return (
    <section className="stack" aria-labelledby="proconnect">
      <h2 id="proconnect">{words.title}</h2>
      <ActionForm action={unlink} lang={lang}>
        {identities.length === 0 ? <p>{words.none}</p> : null}
        {identities.map(({ id, createdAt }) => {
          const day = formatDay(createdAt, lang);
          return (
            <div key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2">
              <p>{words.linked(day)}</p>
              {fresh ? (
                <SubmitButton intent={id} variant="secondary" small label={words.unlinkOne(day)}>
                  {words.unlink}
                </SubmitButton>
              ) : null}
            </div>
          );
        })}
      </ActionForm>
      {identities.length === 0 && fresh ? (
        <>
          <p className="hint">{words.linkHint}</p>
          <ProConnectButton lang={lang} link />
        </>
      ) : null}
    </section>
  );
}
