/** The three people whom anyone can be in the demonstration. Their addresses lead nowhere (RFC 2606, ".invalid"). */
import type { Role } from "#lib/permissions";

const DEMO_DOMAIN = "@demo.invalid";

export const DEMO_PEOPLE: readonly { role: Role; name: string; email: string }[] = [
  { role: "contributor", name: "Camille", email: `camille${DEMO_DOMAIN}` },
  { role: "moderator", name: "Dominique", email: `dominique${DEMO_DOMAIN}` },
  { role: "admin", name: "Alex", email: `alex${DEMO_DOMAIN}` },
];

export const isDemoEmail = (email: string) => email.endsWith(DEMO_DOMAIN);
