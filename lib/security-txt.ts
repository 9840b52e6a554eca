/** Whom to tell of a weakness, for those who look for it (RFC 9116). Pure. */
import { CONTACT_PATHS, SECURITY_TXT_PATH } from "./paths";

/** The RFC asks for less than a year: what nobody serves any more stops being believed. */
const GOOD_FOR_DAYS = 180;

/** @param origin the site's address, without a final slash; `email` the operator's, when the settings say it */
export function securityTxt({
  origin,
  email,
  now,
}: {
  origin: string;
  email: string | undefined;
  now: Date;
}): string {
  // The same all day: shared caches may keep it.
  const day = new Date(now.getTime() + GOOD_FOR_DAYS * 86_400_000).toISOString().slice(0, 10);
  const contacts = [...(email ? [`mailto:${email}`] : []), ...CONTACT_PATHS.map((path) => origin + path)];
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${day}T00:00:00Z`,
    "Preferred-Languages: fr, en",
    `Canonical: ${origin}${SECURITY_TXT_PATH}`,
  ];
  return `${lines.join("\n")}\n`;
}
