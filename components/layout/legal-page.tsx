import type { ReactNode } from "react";
import type { LegalText } from "#lib/messages/fr/legal";
import type { Lang } from "#lib/messages/index";
import { PageHeader } from "./page-header";

/** A legal page: titled sections of paragraphs and lists, in which addresses are links. */
export function LegalPage({ lang, text, children }: { lang: Lang; text: LegalText; children?: ReactNode }) {
  return (
    <>
      <PageHeader lang={lang} crumbs={[{ label: text.title }]} title={text.title} lead={text.lead} />
      <div className="prose">
        {text.sections.map(({ heading, blocks }) => (
          <section key={heading} className="stack [&+&]:mt-9">
            <h2>{heading}</h2>
            {blocks.map((block) =>
              typeof block === "string" ? (
                <p key={block}>
                  <Linked text={block} />
                </p>
              ) : (
                <ul key={block[0]}>
                  {block.map((item) => (
                    <li key={item}>
                      <Linked text={item} />
                    </li>
                  ))}
                </ul>
              ),
            )}
          </section>
        ))}
      </div>
      {children}
    </>
  );
}

// An address stops before the punctuation that follows it in the sentence.
const ADDRESS = /(https?:\/\/[^\s,;»”]*[^\s,;.»”]|[^\s@,;:]+@[^\s@,;]+\.[a-z]{2,})/giu;

function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, index) => {
    if (index % 2 === 0) return part;
    return (
      <a key={part} href={part.startsWith("http") ? part : `mailto:${part}`}>
        {part}
      </a>
    );
  });
}
