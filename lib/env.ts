import { z } from "zod";

/**
 * The settings, parsed once. Each one is explained in .env.example. An empty value counts as not set.
 *
 * SILLAGE_MODE is set by bin/start.mjs, never by hand: `embedded` when Sillage runs its own PostgreSQL (a laptop, a
 * demonstration), `production` for everything else, and when nobody says.
 */
const text = z.string().trim().max(500);

const settings = z.object({
  SILLAGE_MODE: z.enum(["embedded", "production"]).default("production"),
  DATABASE_URL: z
    .string({ error: "is required" })
    .regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgresql://user:password@host:5432/database"),
  PORT: z.coerce.number("must be a number").int("must be a whole number").min(1).max(65_535).default(3000),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "must be an address that starts with http:// or https://",
      abort: true,
    })
    .refine(isOrigin, "must have no path: https://sillage.example.org")
    .transform((value) => new URL(value).origin)
    .optional(),
  AUTH_SECRET: z.string().min(32, "must be 32 characters or more (openssl rand -base64 32)").optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "must look like smtp://user:password@host:587")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>"\r\n]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must look like Sillage <no-reply@example.org>",
    )
    .optional(),
  TRUSTED_PROXIES: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0)
    .max(10)
    .default(0),
  OPERATOR_NAME: text.optional(),
  OPERATOR_ADDRESS: text.optional(),
  CONTACT_EMAIL: z.email("must be an e-mail address").optional(),
  PUBLICATION_DIRECTOR: text.optional(),
  HOST_NAME: text.optional(),
});

/** Every setting that is read. */
export const settingNames = Object.keys(settings.shape);

/** What has no default outside the embedded mode. */
const requiredInProduction = ["PUBLIC_URL", "AUTH_SECRET", "SMTP_URL"] as const;

const parsed = settings.transform((values, context) => {
  const embedded = values.SILLAGE_MODE === "embedded";
  for (const name of embedded ? (["AUTH_SECRET"] as const) : requiredInProduction) {
    if (!values[name]) context.addIssue({ code: "custom", path: [name], message: "is required" });
  }
  const PUBLIC_URL = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    ...values,
    /** Scheme, host and port, without a final slash. */
    PUBLIC_URL,
    AUTH_SECRET: values.AUTH_SECRET ?? "",
    MAIL_FROM: values.MAIL_FROM ?? `Sillage <no-reply@${new URL(PUBLIC_URL).hostname}>`,
    embedded,
    /** Demo accounts and the page of kept mails exist: only in the embedded mode, and only when no mail leaves. */
    demo: embedded && !values.SMTP_URL,
  };
});

export type Env = z.output<typeof parsed>;

/** Reads the settings; what is wrong is said in one line, setting by setting. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== "");
  const result = parsed.safeParse(Object.fromEntries(filled));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`Wrong settings: ${issues.join("; ")}`);
}

let current: Env | undefined;

/** Parsed at the first reading, not at import: `next build` runs without database or secrets. */
export const env: Env = new Proxy(Object.create(null), {
  get(_, name) {
    current ??= parseEnv(process.env);
    return Reflect.get(current, name);
  },
});

function isOrigin(value: string): boolean {
  const { pathname, search, hash, username } = new URL(value);
  return pathname === "/" && !search && !hash && !username;
}
