import type { Metadata } from "next";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { DelayChart } from "#components/service/delay-chart";
import { MonthTable, ReasonTable } from "#components/service/service-tables";
import { VerdictChart } from "#components/service/verdict-chart";
import { EmptyState } from "#components/ui/empty-state";
import { Facts } from "#components/ui/facts";
import { tagPage } from "#lib/cache";
import { formatInstant, formatNumber } from "#lib/dates";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { apiServicePath, journalPath, servicePath } from "#lib/paths";
import { readService } from "#lib/service/read-service";
import { formatDelay, formatRate } from "#lib/service/words";
import { tags } from "#lib/tags";

// What waits changes without any decision: no older than a quarter of an hour, and the page says of when it is.
export const revalidate = 900;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[lang]/delais">): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { title, lead } = messages(lang).service;
  return {
    title,
    description: lead(env.REVIEW_DELAY_DAYS),
    alternates: alternates(servicePath(lang), lang),
  };
}

/** How long an answer takes: what waits, what was answered, month by month. */
export default async function ServicePage({ params }: PageProps<"/[lang]/delais">) {
  const { lang } = await params;
  await tagPage(tags.lists);
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const now = new Date();
  const service = await readService(now);
  const words = messages(lang).service;
  const { waiting, total } = service;
  const oldest = waiting.oldest && (now.getTime() - waiting.oldest.getTime()) / 1000;
  const crumbs = [{ label: words.title }];
  const page = { lang, origin: env.PUBLIC_URL, path: servicePath(lang), name: words.title, crumbs };
  return (
    <>
      <JsonLd node={pageNode(page)} />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead(service.promisedDays)} />
      <p className="hint">{words.computed(formatInstant(service.at, lang))}</p>
      <section className="section" aria-labelledby="now">
        <h2 id="now">{words.now}</h2>
        <Facts
          wide
          facts={[
            { label: words.waiting, value: words.waitingCount(waiting.count) },
            ...(oldest === null ? [] : [{ label: words.oldest, value: formatDelay(oldest, lang) }]),
            { label: words.late, value: words.lateCount(waiting.late) },
          ]}
        />
      </section>
      <section className="section" aria-labelledby="year">
        <h2 id="year">{words.year}</h2>
        {total.answered === 0 ? (
          <EmptyState title={words.nothing}>
            <p>{words.nothingText}</p>
          </EmptyState>
        ) : (
          <>
            <Facts
              wide
              facts={[
                { label: words.answered, value: formatNumber(total.answered, lang) },
                { label: words.median, value: formatDelay(total.median, lang) },
                { label: words.p90, value: formatDelay(total.p90, lang) },
                { label: words.acceptance, value: formatRate(total.acceptance, lang) },
              ]}
            />
            <div className="charts">
              <DelayChart service={service} lang={lang} />
              <VerdictChart service={service} lang={lang} />
            </div>
            <MonthTable service={service} lang={lang} />
          </>
        )}
      </section>
      {total.answered === 0 ? null : (
        <section className="section" aria-labelledby="reasons">
          <h2 id="reasons" className="mb-3">
            {words.reasons.title}
          </h2>
          <ReasonTable service={service} lang={lang} />
        </section>
      )}
      <section className="section prose" aria-labelledby="how">
        <h2 id="how">{words.how.title}</h2>
        {words.how.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <ul>
          <li>
            <a href={apiServicePath}>{words.how.api}</a>
          </li>
          <li>
            <a href={journalPath(lang)}>{words.how.journal}</a>
          </li>
        </ul>
      </section>
    </>
  );
}
