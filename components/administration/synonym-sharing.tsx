"use client"; // Shows what the form's answer says that other sets have already.
import { Checkbox } from "#components/forms/checkbox";
import { useForm } from "#components/forms/form-context";

/**
 * The sets that have some of the expressions typed, each with a link to another tab (this one keeps what was typed), and
 * the way to save all the same.
 */
export function SynonymSharing({ words }: { words: { title: string; hint: string; anyway: string } }) {
  const { state } = useForm();
  if (state.lookalikes.length === 0) return null;
  return (
    <section className="lookalikes" aria-labelledby="sharing">
      <h2 id="sharing">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <ul>
        {state.lookalikes.map(({ title, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noopener">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <Checkbox name="anyway" label={words.anyway} />
    </section>
  );
}
