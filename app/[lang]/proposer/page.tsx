import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { AddressForm } from "#components/prefill/address-form";
import { CriteriaList } from "#components/revisions/criteria";
import { Icon } from "#components/ui/icon";
import { TONES } from "#components/ui/type-badge";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  contributionsPath,
  ENTRY_TYPES,
  importsPath,
  missingPath,
  proposeFromPath,
  proposeHubPath,
  proposePath,
} from "#lib/paths";
import { startFromAddress } from "./actions";

export async function generateMetadata({ params }: PageProps<"/[lang]/proposer">): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { hub } = messages(lang).contributing;
  return { title: hub.title, description: hub.lead, alternates: alternates(proposeHubPath(lang), lang) };
}

/** What one can propose, from an address or by type, what makes it acceptable, and what happens next. */
export default async function Page({ params }: PageProps<"/[lang]/proposer">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { common, contributing, prefill } = messages(lang);
  const { hub, criteria } = contributing;
  const crumbs = [{ label: hub.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: proposeHubPath(lang),
    name: hub.title,
    description: hub.lead,
    crumbs,
  };
  return (
    <>
      <JsonLd node={pageNode(page)} />
      <PageHeader lang={lang} crumbs={crumbs} title={hub.title} lead={hub.lead} />
      <section aria-labelledby="address">
        <h2 id="address">{prefill.title}</h2>
        <p className="mt-2 max-w-read">{prefill.lead}</p>
        <div className="mt-4">
          <AddressForm lang={lang} action={(await getActor()) ? startFromAddress : null} />
        </div>
        <p className="mt-4">
          <a href={`${proposeFromPath(lang)}#bookmarklet`}>{prefill.bookmark}</a>
        </p>
      </section>
      <section className="section" aria-labelledby="choose">
        <h2 id="choose">{hub.choose}</h2>
        <ul className="mt-4 grid gap-4 sm:grid-cols-2">
          {ENTRY_TYPES.map((type) => (
            <li key={type} className={`card card-link ${TONES[type]}`}>
              <h3>
                <a
                  href={proposePath(lang, type)}
                  className="card-target flex items-center gap-2 text-(--tone)"
                >
                  <Icon name={type} />
                  {common.types[type].one}
                </a>
              </h3>
              <p className="mt-1">{hub.types[type]}</p>
            </li>
          ))}
        </ul>
        <p className="mt-4 text-muted">{hub.account}</p>
      </section>
      <section className="section" aria-labelledby="file">
        <h2 id="file">{hub.file}</h2>
        <p className="mt-2 max-w-read">{hub.fileText}</p>
        <p className="mt-2">
          <a href={importsPath(lang)}>{messages(lang).imports.title}</a>
        </p>
      </section>
      <section className="section" aria-labelledby="edit">
        <h2 id="edit">{hub.edit}</h2>
        <p className="mt-2 max-w-read">{hub.editText}</p>
      </section>
      <section className="section" aria-labelledby="criteria">
        <h2 id="criteria">{criteria.title}</h2>
        <CriteriaList lang={lang} />
      </section>
      <section className="section" aria-labelledby="how">
        <h2 id="how">{hub.how}</h2>
        <div className="prose mt-3">
          <ol>
            {hub.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            <a href={contributionsPath(lang)}>{hub.mine}</a>
          </p>
        </div>
      </section>
    </>
  );
}
