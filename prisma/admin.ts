/** npm run admin -- someone@example.org: makes that person an administrator, whether they have signed in yet or not. */
import { makeAdmin } from "#lib/accounts/make-admin";
import { DomainError } from "#lib/errors";

const [typed, ...more] = process.argv.slice(2);
try {
  if (!typed || more.length > 0)
    throw new Error("One address is needed: npm run admin -- someone@example.org");
  const { email, before } = await makeAdmin(typed);
  if (before === "admin") console.log(`${email} was an administrator already.`);
  else
    console.log(
      `${email} is now an administrator (${before ?? "new account"}): they sign in by e-mail link.`,
    );
} catch (error) {
  process.exitCode = 1;
  if (error instanceof DomainError) console.error(`${typed} is not an e-mail address that Sillage can use.`);
  else console.error(error instanceof Error ? error.message.trim().split("\n").at(-1) : error);
}
process.exit();
