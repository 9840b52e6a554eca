import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { CodesOnce } from "#components/keys/codes-once";
import { KeyAdder } from "#components/keys/key-adder";
import { KeyList } from "#components/keys/key-list";
import { ProveFirst } from "#components/keys/prove-first";
import { PageHeader } from "#components/layout/page-header";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { getOwnSessionId, requireActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { getOwnKeys } from "#lib/passkeys/queries";
import { accountPath, keysPath, missingPath } from "#lib/paths";
import { addOwnKey, changeOwnKey, makeOwnCodes } from "./actions";

type Props = PageProps<"/[lang]/compte/cles">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).keys.title, robots: { index: false } } : {};
}

/** One's passkeys and recovery codes. */
export default async function KeysPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, keysPath(lang));
  const { keys, codesLeft, fresh } = await getOwnKeys(actor, await getOwnSessionId());
  const { fait } = await searchParams;
  const { account, keys: words } = messages(lang);
  const done =
    fait === "retiree"
      ? words.removed
      : fait === "renommee"
        ? words.renamed
        : fait === "code"
          ? words.first.done
          : null;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
      />
      <Done text={done} />
      <div className="space-y-10">
        {fresh ? null : (
          <ProveFirst hasKeys={keys.length > 0} words={words.prove} here={keysPath(lang)} lang={lang} />
        )}
        {keys.length > 0 ? (
          <section className="stack" aria-labelledby="list">
            <h2 id="list">{words.list(keys.length)}</h2>
            <KeyList keys={keys} fresh={fresh} change={changeOwnKey} lang={lang} />
          </section>
        ) : (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        )}
        {fresh ? <AddKey lang={lang} /> : null}
        {keys.length > 0 ? <Codes left={codesLeft} fresh={fresh} lang={lang} /> : null}
      </div>
    </>
  );
}

function AddKey({ lang }: { lang: Lang }) {
  const { add, codes, noScript, signIn, unsupported } = messages(lang).keys;
  return (
    <section className="stack" aria-labelledby="add">
      <h2 id="add">{add.title}</h2>
      <noscript>
        <p>{noScript}</p>
      </noscript>
      <div className="noscript:hidden">
        <ActionForm action={addOwnKey} lang={lang} labels={{ name: add.name }}>
          <CodesOnce words={codes.once} />
          <TextField
            name="name"
            label={add.name}
            hint={add.nameHint}
            example={add.nameExample}
            autoComplete="off"
            width="medium"
            required
          />
          <KeyAdder label={add.submit} words={signIn} unsupported={unsupported} />
        </ActionForm>
      </div>
    </section>
  );
}

function Codes({ left, fresh, lang }: { left: number; fresh: boolean; lang: Lang }) {
  const { codes } = messages(lang).keys;
  return (
    <section className="stack" aria-labelledby="codes">
      <h2 id="codes">{codes.title}</h2>
      <p>
        {codes.text} {codes.left(left)}
      </p>
      {fresh ? (
        <ActionForm action={makeOwnCodes} lang={lang} className="stack">
          <CodesOnce words={codes.once} />
          {left > 0 ? <p className="hint">{codes.renewText}</p> : null}
          <p>
            <SubmitButton variant="secondary">{codes.renew}</SubmitButton>
          </p>
        </ActionForm>
      ) : null}
    </section>
  );
}
