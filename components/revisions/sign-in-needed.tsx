import { ButtonLink } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { signInPath } from "#lib/paths";

/** Why proposing takes an account, and the way to it and back. */
export function SignInNeeded({ lang, here }: { lang: Lang; here: string }) {
  const { signIn } = messages(lang).contributing;
  return (
    <section className="card max-w-[46rem]" aria-labelledby="sign-in-needed">
      <h2 id="sign-in-needed">{signIn.title}</h2>
      <p className="mt-2">{signIn.text}</p>
      <p className="mt-4">
        <ButtonLink href={signInPath(lang, here)}>{signIn.action}</ButtonLink>
      </p>
    </section>
  );
}
