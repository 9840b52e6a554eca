import { Printed } from "#components/ui/printed";

/** Somewhere that entries can be had: followed there, or taken from there. */
export interface Way {
  name: string;
  href: string;
  /** The media type of what is there, when it is no page. */
  type?: string;
}

/** By what a page's entries can be followed and taken away, in groups; those that hold nothing are left out. */
export function WaysOut({
  title,
  groups,
}: {
  title: string;
  groups: readonly { title: string; ways: readonly Way[] }[];
}) {
  const shown = groups.filter(({ ways }) => ways.length > 0);
  return shown.length > 0 ? (
    <Printed as="section" className="take-away" aria-labelledby="emporter">
      <h2 id="emporter">{title}</h2>
      <dl>
        {shown.map(({ title, ways }) => (
          <div key={title}>
            <dt>{title}</dt>
            {ways.map(({ name, href, type }) => (
              <dd key={href}>
                <a href={href} type={type} rel="nofollow">
                  {name}
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Printed>
  ) : null;
}
