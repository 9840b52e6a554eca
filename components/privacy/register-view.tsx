import { Facts } from "#components/ui/facts";
import { type Lang, messages } from "#lib/messages/index";
import { registerLines } from "#lib/privacy/lines";

/** The register of processing, line by line. */
export function RegisterView({ lang }: { lang: Lang }) {
  const { title, lead, labels } = messages(lang).register;
  return (
    <section id="registre" className="stack mt-9">
      <h2>{title}</h2>
      <p>{lead}</p>
      {registerLines(lang).map(({ id, title: name, what, why, basis, kept }) => (
        <section key={id} className="stack">
          <h3>{name}</h3>
          <Facts
            wide
            facts={[
              { label: labels.what, value: what },
              { label: labels.why, value: why },
              { label: labels.basis, value: basis },
              { label: labels.kept, value: kept },
            ]}
          />
        </section>
      ))}
    </section>
  );
}
