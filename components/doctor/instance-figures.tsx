import { Facts } from "#components/ui/facts";
import { formatAge, formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";

interface State {
  jobs: readonly { queue: string; state: string; count: number }[];
  reviews: { waiting: number; oldestSeconds: number };
  mails: { waiting: number; givenUp: number };
}

/** What waits at this instant. */
export function InstanceFigures({ state, lang }: { state: State; lang: Lang }) {
  const { figures } = messages(lang).doctor;
  const { jobs, reviews, mails } = state;
  const now = new Date();
  const oldest = new Date(now.getTime() - reviews.oldestSeconds * 1000);
  const waiting = jobs
    .filter(({ state: how }) => how === "waiting")
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="stack mt-9">
      <h2>{figures.title}</h2>
      <Facts
        wide
        facts={[
          { label: figures.reviews, value: formatNumber(reviews.waiting, lang) },
          {
            label: figures.oldest,
            value: reviews.waiting > 0 ? formatAge(oldest, now, lang) : figures.none,
          },
          { label: figures.mails, value: formatNumber(mails.waiting, lang) },
          { label: figures.givenUp, value: formatNumber(mails.givenUp, lang) },
          { label: figures.jobs, value: formatNumber(waiting, lang) },
        ]}
      />
    </section>
  );
}
