import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { HopelessMail, type Mail, sendMail } from "#lib/mail";
import { startSmtp } from "#lib/testing/smtp";

const smtp = await startSmtp();
afterAll(() => smtp.stop());
beforeEach(() => {
  smtp.behaviour = "accepts";
  smtp.received.length = 0;
});

const production = {
  DATABASE_URL: "postgresql://u:p@localhost/sillage",
  PUBLIC_URL: "https://sillage.example.org",
  AUTH_SECRET: "x".repeat(32),
  SMTP_URL: smtp.url,
  MAIL_FROM: "Sillage, l’annuaire <no-reply@example.org>",
};
const settings = parseEnv(production);

const mail = (changes: Partial<Mail> = {}): Mail => ({
  jobId: uuid(),
  to: "o'brien+sillage@example.org",
  subject: "Acceptée : « L’été »",
  text: "Bonjour,\n\nDes accents : é à ç.\n",
  html: "<!doctype html><html lang=fr><p>Bonjour</p></html>",
  ...changes,
});

describe("a mail sent by SMTP", () => {
  test("arrives whole: one recipient, text and HTML, its Message-ID, and the mark of automatic mails", async () => {
    const sent = mail();
    await sendMail(sent, settings);
    const [received] = smtp.received;
    expect(received?.to).toEqual([sent.to]);
    expect(received?.from).toBe("no-reply@example.org");
    expect(received?.source).toContain(`Message-ID: <${sent.jobId}@sillage.example.org>`);
    expect(received?.source).toContain("Auto-Submitted: auto-generated");
    expect(received?.source).toContain("Content-Type: text/plain; charset=utf-8");
    expect(received?.source).toContain("Content-Type: text/html; charset=utf-8");
    expect(received?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  test("cannot be given another header or recipient by its subject", async () => {
    await sendMail(mail({ subject: "A\r\nBcc: eve@evil.example\r\n\r\nX" }), settings);
    expect(smtp.received[0]?.to).toHaveLength(1);
    expect(smtp.received[0]?.source).not.toMatch(/^Bcc:/m);
  });

  test.each(["refuses-recipient", "refuses-message"] as const)(
    "is given up when the server %s for good",
    async (behaviour) => {
      smtp.behaviour = behaviour;
      await expect(sendMail(mail(), settings)).rejects.toBeInstanceOf(HopelessMail);
    },
  );

  test.each(["busy", "closed", "refuses-sender", "drops-after-data"] as const)(
    "may be tried again when the server is %s",
    async (behaviour) => {
      smtp.behaviour = behaviour;
      const sent = sendMail(mail(), settings);
      await expect(sent).rejects.toThrow();
      await expect(sent).rejects.not.toBeInstanceOf(HopelessMail);
    },
  );

  test("may be tried again when no server answers", async () => {
    const sent = sendMail(mail(), { ...settings, SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(sent).rejects.not.toBeInstanceOf(HopelessMail);
  });

  test("tried again after a doubt, it carries the same Message-ID, so that the second can be known for the first", async () => {
    const sent = mail();
    smtp.behaviour = "drops-after-data";
    await expect(sendMail(sent, settings)).rejects.toThrow();
    smtp.behaviour = "accepts";
    await sendMail(sent, settings);
    const ids = smtp.received.map(({ source }) => /^Message-ID: .*$/m.exec(source)?.[0].trim());
    expect(ids).toEqual(Array(2).fill(`Message-ID: <${sent.jobId}@sillage.example.org>`));
  });
});

describe("without SMTP", () => {
  test("in the embedded mode the mail is kept, once whatever the tries", async () => {
    const embedded = parseEnv({
      SILLAGE_MODE: "embedded",
      DATABASE_URL: production.DATABASE_URL,
      AUTH_SECRET: production.AUTH_SECRET,
    });
    const sent = mail();
    await sendMail(sent, embedded);
    await sendMail(sent, embedded);
    const kept = await db.keptMail.findMany({ where: { to: sent.to } });
    expect(kept).toMatchObject([{ subject: sent.subject, text: sent.text, html: sent.html }]);
  });

  test("in any other mode nothing is kept and the failure is said", async () => {
    await db.keptMail.deleteMany();
    await expect(sendMail(mail(), { ...settings, SMTP_URL: undefined })).rejects.toThrow(/SMTP_URL/);
    expect(await db.keptMail.count()).toBe(0);
  });
});
