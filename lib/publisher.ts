/** Who publishes the directory, as its catalogue and its open archive say it. Pure. */
import type { Env } from "./env";

export interface Publisher {
  name: string;
  email: string;
}

/** @param fallback the site's name, for who has not said theirs */
export function publisherOf(
  { OPERATOR_NAME, CONTACT_EMAIL, MAIL_FROM }: Pick<Env, "OPERATOR_NAME" | "CONTACT_EMAIL" | "MAIL_FROM">,
  fallback = "Sillage",
): Publisher {
  return {
    name: OPERATOR_NAME ?? fallback,
    email: CONTACT_EMAIL ?? /<([^<>]+)>$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM,
  };
}
