/**
 * npm run admin -- someone@example.org: makes that person an administrator, whether they have signed in yet or not.
 * npm run admin -- --forget-keys someone@example.org: removes their passkeys, when there is no administrator to ask.
 */
import { makeAdmin } from "#lib/accounts/make-admin";
import { DomainError } from "#lib/errors";
import { forgetKeysOf } from "#lib/passkeys/withdraw-keys";

const [first, ...more] = process.argv.slice(2);
const forgets = first === "--forget-keys";
const typed = forgets ? more[0] : first;
try {
  if (!typed || more.length > (forgets ? 1 : 0))
    throw new Error("One address is needed: npm run admin -- [--forget-keys] someone@example.org");
  console.log(forgets ? await forget(typed) : await promote(typed));
} catch (error) {
  process.exitCode = 1;
  if (error instanceof DomainError) console.error(refusalOf(error, typed ?? ""));
  else console.error(error instanceof Error ? error.message.trim().split("\n").at(-1) : error);
}
process.exit();

async function promote(address: string): Promise<string> {
  const { email, before } = await makeAdmin(address);
  return before === "admin"
    ? `${email} was an administrator already.`
    : `${email} is now an administrator (${before ?? "new account"}): they sign in by e-mail link.`;
}

async function forget(address: string): Promise<string> {
  const { email } = await forgetKeysOf(address);
  return `${email} has no passkey any more: they are told, sign in by e-mail link and add another.`;
}

function refusalOf({ code }: DomainError, address: string): string {
  if (code === "not-found") return `${address} has no account.`;
  if (code === "conflict") return `${address} has no passkey.`;
  return `${address} is not an e-mail address that Sillage can use.`;
}
