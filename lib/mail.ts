/**
 * Where mails leave: SMTP when SMTP_URL says so; in the demonstration they are kept in the database instead, for the
 * page "Courrier"; anywhere else they cannot be sent, and say so.
 */
import { createTransport, type Transporter } from "nodemailer";
import { v7 as uuid } from "uuid";
import { db } from "./db";
import { type Env, env } from "./env";

export interface Mail {
  /** The job that sends it: the Message-ID is made of it, so that a second try is known for the same mail. */
  jobId: string;
  /** One recipient, in the form that normaliseEmail gives. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where a POST of "List-Unsubscribe=One-Click" stops such mails, without more ado (RFC 8058). */
  unsubscribeUrl?: string;
}

type Settings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL" | "demo">;

/** The server has said that it will never take this mail (5xx to the recipient or to the message). */
export class HopelessMail extends Error {}

/**
 * Sends, or keeps, one mail.
 * @throws HopelessMail when trying again is of no use; anything else may be tried again
 */
export async function sendMail(mail: Mail, settings: Settings = env, now = new Date()): Promise<void> {
  const messageId = `<${mail.jobId}@${new URL(settings.PUBLIC_URL).hostname}>`;
  if (settings.SMTP_URL) return await sendBySmtp(mail, messageId, settings.SMTP_URL, settings.MAIL_FROM);
  if (!settings.demo) throw new Error("No mail can be sent: SMTP_URL is not set");
  const { to, subject, text, html } = mail;
  await db.keptMail.upsert({
    where: { messageId },
    create: { id: uuid(), to, subject, text, html, messageId, keptAt: now },
    update: {},
  });
}

async function sendBySmtp(mail: Mail, messageId: string, smtpUrl: string, from: string): Promise<void> {
  try {
    await transport(smtpUrl).sendMail({
      from: senderOf(from),
      // As an object, the address is never parsed for names, groups or lists.
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId,
      headers: headersOf(mail),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    throw isFinal(error) ? new HopelessMail("refused for good by the mail server", { cause: error }) : error;
  }
}

/** Greets the mail server and shows it who we are; nothing is sent. @throws when it does not answer or refuses us */
export async function greetMailServer(smtpUrl: string): Promise<void> {
  await transport(smtpUrl).verify();
}

function headersOf({ unsubscribeUrl }: Mail): Record<string, string> {
  // RFC 3834: out-of-office answers leave it alone.
  const headers = { "Auto-Submitted": "auto-generated" };
  if (!unsubscribeUrl) return headers;
  return {
    ...headers,
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

const transports = new Map<string, Transporter>();

/** A connection a mail: nothing to keep open, nothing stale. In all, less than the time that a job is given. */
function transport(smtpUrl: string): Transporter {
  const known = transports.get(smtpUrl);
  if (known) return known;
  const made = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  transports.set(smtpUrl, made);
  return made;
}

/** A 5xx answer to the recipient or to the message. To the greeting, our password or our address, it may be mended. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error) || !("code" in error)) return false;
  const { responseCode, code } = error;
  const toRecipient = code === "EENVELOPE" && "command" in error && error.command === "RCPT TO";
  const aboutTheMail = toRecipient || code === "EMESSAGE";
  return aboutTheMail && typeof responseCode === "number" && responseCode >= 500;
}

/** "Sillage <no-reply@example.org>" or an address alone, as lib/env.ts has checked. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = "", address = from] = /^(.*?) ?<([^<>]+)>$/.exec(from) ?? [];
  return { name, address };
}
