import "#lib/testing/database";
import "#lib/testing/settings";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { getKeptMail, listKeptMails } from "#lib/notifications/queries";
import { makeAdmin } from "./make-admin";
import { findVisitor } from "./sessions";
import { signInAsDemo } from "./sign-in-as-demo";

const common = { DATABASE_URL: "postgresql://u:p@localhost/sillage", AUTH_SECRET: "x".repeat(32) };
const embedded = parseEnv({ ...common, SILLAGE_MODE: "embedded" });
const others = {
  "embedded with SMTP": parseEnv({ ...common, SILLAGE_MODE: "embedded", SMTP_URL: "smtp://localhost" }),
  production: parseEnv({
    ...common,
    SILLAGE_MODE: "production",
    PUBLIC_URL: "https://sillage.example.org",
    SMTP_URL: "smtp://localhost",
  }),
  "production by default": parseEnv({
    ...common,
    PUBLIC_URL: "https://sillage.example.org",
    SMTP_URL: "smtp://localhost",
  }),
};

describe("in the demonstration", () => {
  test.each([
    ["contributor", "Camille"],
    ["moderator", "Dominique"],
    ["admin", "Alex"],
  ])("one click makes the visitor the %s, %s", async (role, name) => {
    const token = await signInAsDemo(role, "fr", embedded);
    expect((await findVisitor(token, new Date(), embedded))?.actor).toMatchObject({ role, name });
    await signInAsDemo(role, "fr", embedded);
    expect(await db.user.count({ where: { name } })).toBe(1);
  });

  test("nobody but these three can be entered", async () => {
    await expect(signInAsDemo("root", "fr", embedded)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe.each(Object.entries(others))("in the mode %s", (_name, settings) => {
  test("nobody is entered in one click", async () => {
    const before = await db.session.count();
    await expect(signInAsDemo("admin", "fr", settings)).rejects.toMatchObject({ code: "not-found" });
    expect(await db.session.count()).toBe(before);
  });

  test("a session left by the demonstration in this database is nobody's", async () => {
    const token = await signInAsDemo("admin", "fr", embedded);
    expect(await findVisitor(token, new Date(), settings)).toBeNull();
  });

  test("no kept mail can be read", async () => {
    const { id } = await db.keptMail.create({
      data: {
        id: crypto.randomUUID(),
        to: "ada@example.org",
        subject: "",
        text: "",
        html: "",
        messageId: crypto.randomUUID(),
        keptAt: new Date(),
      },
    });
    expect(await listKeptMails(settings)).toBeNull();
    expect(await getKeptMail(id, settings)).toBeNull();
    expect(await getKeptMail(id, embedded)).not.toBeNull();
  });
});

describe("npm run admin", () => {
  test("makes an administrator of a newcomer, of a contributor, and changes nothing the second time", async () => {
    expect(await makeAdmin(" First@Example.org ")).toEqual({ email: "first@example.org", before: null });
    await db.user.update({ where: { email: "first@example.org" }, data: { role: "contributor" } });
    expect((await makeAdmin("first@example.org")).before).toBe("contributor");
    expect((await makeAdmin("first@example.org")).before).toBe("admin");
    const user = await db.user.findUniqueOrThrow({ where: { email: "first@example.org" } });
    expect(user.role).toBe("admin");
    const events = await db.auditEvent.findMany({ where: { objectId: user.id }, orderBy: { id: "asc" } });
    expect(events.map(({ details }) => details)).toMatchObject([
      { from: null, to: "admin" },
      { from: "contributor", to: "admin" },
    ]);
  });

  test("refuses what is not an address", async () => {
    await expect(makeAdmin("nobody")).rejects.toMatchObject({ code: "invalid" });
  });
});
