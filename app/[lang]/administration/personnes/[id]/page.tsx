import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PersonForms } from "#components/administration/person-forms";
import { PersonKeys } from "#components/administration/person-keys";
import { PageHeader } from "#components/layout/page-header";
import { PersonLevel } from "#components/trust/person-level";
import { Done } from "#components/ui/done";
import { Facts } from "#components/ui/facts";
import { getPerson } from "#lib/administration/queries";
import { getActor, requireActor } from "#lib/auth";
import { formatDay } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { summariseKeysOf } from "#lib/passkeys/queries";
import { administrationPath, auditPath, missingPath, peoplePath, personPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getStandingOf } from "#lib/trust/queries";
import { DeskBar } from "../../../desk-bar";
import { removeKeys, setBlocked, setLevel, setRole } from "../../actions";

type Props = PageProps<"/[lang]/administration/personnes/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const actor = await getActor();
  const person = can(actor, "administer") ? await getPerson(actor, id) : null;
  if (!isLang(lang) || !person) return {};
  const { title } = messages(lang).administration;
  return { title: `${person.name} · ${title}`, robots: { index: false } };
}

/** A person: what they may do, and whether they may come in. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, personPath(lang, id));
  const person = can(administrator, "administer") ? await getPerson(administrator, id) : null;
  if (!person) redirect(missingPath(lang, id));
  const [standing, held] = await Promise.all([
    getStandingOf(administrator, id),
    summariseKeysOf(administrator, id),
  ]);
  const { fait } = await searchParams;
  const { account, administration, keys, trust } = messages(lang);
  const { people } = administration;
  const done =
    fait === "changed" || fait === "blocked" || fait === "unblocked"
      ? people[fait]
      : fait === "fixe"
        ? trust.person.heldDone
        : fait === "libere"
          ? trust.person.releasedDone
          : fait === "cles"
            ? keys.person.removed
            : null;
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: people.title, href: peoplePath(lang) },
          { label: person.name },
        ]}
        title={person.name}
      />
      <Done text={done} />
      <div className="space-y-10">
        <Facts
          wide
          facts={[
            { label: account.space.email, value: person.email ?? people.noEmail },
            { label: people.role, value: account.roles[person.role] },
            { label: people.state, value: people.states[person.state] },
            { label: account.space.since, value: formatDay(person.createdAt, lang) },
            {
              label: people.done,
              value: (
                <>
                  {people.activity(person.proposals, person.decisions)}
                  {", "}
                  <a href={auditPath(lang, { who: person.id })}>{people.acts}</a>
                </>
              ),
            },
          ]}
        />
        <PersonLevel id={person.id} standing={standing} setLevel={setLevel} lang={lang} />
        {person.state === "active" || person.state === "blocked" ? (
          <>
            <PersonForms person={person} setRole={setRole} setBlocked={setBlocked} lang={lang} />
            <PersonKeys person={person} held={held} removeKeys={removeKeys} lang={lang} />
          </>
        ) : null}
      </div>
    </>
  );
}
