import { type Lang, messages } from "#lib/messages/index";
import { widgetScriptPath } from "#lib/paths";

/** What is copied into another site's page, and what that site has to allow. */
export function EmbedCodes({
  lang,
  frame,
  element,
  address,
  origin,
}: {
  lang: Lang;
  frame: string;
  element: string;
  /** Of the page that shows the same. */
  address: string;
  /** This site's address, without a final slash. */
  origin: string;
}) {
  const words = messages(lang).widgets;
  const codes = [
    { id: "cadre", title: words.frame, text: words.frameText, label: words.frameCode, code: frame },
    { id: "element", title: words.element, text: words.elementText, label: words.elementCode, code: element },
    { id: "adresse", title: words.address, text: words.addressText, label: words.address, code: address },
  ];
  return (
    <section className="section" aria-labelledby="code">
      <h2 id="code">{words.code}</h2>
      {codes.map(({ id, title, text, label, code }) => (
        <div key={id} className="embed-code">
          <h3>{title}</h3>
          <p className="hint">{text}</p>
          <textarea
            readOnly
            rows={Math.ceil(code.length / 70) + 1}
            aria-label={label}
            defaultValue={code}
            key={code}
            spellCheck={false}
            className="input"
          />
        </div>
      ))}
      <h3>{words.allow}</h3>
      <p>{words.allowText}</p>
      <ul className="embed-allow">
        <li>
          {words.allowFrame} <code>frame-src {origin}</code>
        </li>
        <li>
          {words.allowElement}{" "}
          <code>
            script-src {origin}
            {widgetScriptPath}; connect-src {origin}
          </code>
        </li>
      </ul>
    </section>
  );
}
