import { z } from "zod";

/**
 * The settings, parsed once. Each one is explained in .env.example. An empty value counts as not set.
 *
 * SILLAGE_MODE is set by bin/start.mjs, never by hand: `embedded` when Sillage runs its own PostgreSQL (a laptop, a
 * demonstration), `production` for everything else, and when nobody says.
 */
const text = z.string().trim().max(500);

/** A service that is asked over the network: scheme, host and port. */
const service = (address: string) =>
  z
    .url({ protocol: /^https?$/, error: "must be an address that starts with https://", abort: true })
    .refine(isOrigin, "must have no path")
    .transform((value) => new URL(value).origin)
    .default(address);

const whole = (min: number, max: number) =>
  z.coerce.number("must be a number").int("must be a whole number").min(min).max(max);

const postgres = z
  .string({ error: "is required" })
  .regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgresql://user:password@host:5432/database");

const settings = z.object({
  SILLAGE_MODE: z.enum(["embedded", "production"]).default("production"),
  DATABASE_URL: postgres,
  DATABASE_OWNER_URL: postgres.optional(),
  DATABASE_POOL_URL: postgres.optional(),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((value) => value.split(",").map((url) => url.trim()))
    .pipe(z.array(postgres))
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, "must look like redis://user:password@host:6379")
    .optional(),
  JOBS: z.enum(["on", "off"], "must be on or off").default("on"),
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
  DRAIN_SECONDS: whole(0, 300).optional(),
  PROCONNECT_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be an address that starts with https://", abort: true })
    .refine(isIssuer, "must start with https:// (http:// for localhost only) and have no ? or #")
    .optional(),
  PROCONNECT_CLIENT_ID: text.optional(),
  PROCONNECT_CLIENT_SECRET: text.optional(),
  REVIEW_PASSKEYS: z.enum(["required", "optional"], "must be required or optional").optional(),
  OPERATOR_NAME: text.optional(),
  OPERATOR_ADDRESS: text.optional(),
  CONTACT_EMAIL: z.email("must be an e-mail address").optional(),
  PUBLICATION_DIRECTOR: text.optional(),
  HOST_NAME: text.optional(),
  CROSSREF_URL: service("https://api.crossref.org"),
  DATACITE_URL: service("https://api.datacite.org"),
  HAL_URL: service("https://api.archives-ouvertes.fr"),
  BNF_URL: service("https://catalogue.bnf.fr"),
  ARCHIVE_URL: service("https://archive.org"),
  LINK_VISITS_PER_DAY: whole(0, 100_000).optional(),
  FRESHNESS_DAYS: whole(1, 3650).default(365),
  FRESHNESS_SILENCE_DAYS: whole(1, 365).default(42),
  REVIEW_DELAY_DAYS: whole(1, 365).default(14),
  WEBSUB_HUB: z
    .url({ protocol: /^https?$/, error: "must be an address that starts with https://", abort: true })
    .refine(isHub, "must start with https:// (http:// for localhost only) and have no password and no #")
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  METRICS_PORT: whole(1, 65_535).optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, "must be an address of this machine")
    .default("127.0.0.1"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must look like http://collector:4318", abort: true })
    .optional(),
  OUTBOUND_TEST_SERVERS: z
    .string()
    .transform((value) => value.split(",").map((server) => server.trim()))
    .pipe(z.array(z.string().regex(/^127\.0\.0\.1:\d{2,5}$/, "must look like 127.0.0.1:4001,127.0.0.1:4002")))
    .default([]),
});

/** Every setting that is read. */
export const settingNames = Object.keys(settings.shape);

/** The way to sign in by ProConnect: it exists when all three are set. */
const proConnect = ["PROCONNECT_ISSUER", "PROCONNECT_CLIENT_ID", "PROCONNECT_CLIENT_SECRET"] as const;

/** What has no default outside the embedded mode. */
const requiredInProduction = ["PUBLIC_URL", "AUTH_SECRET", "SMTP_URL"] as const;

const parsed = settings.transform((values, context) => {
  const embedded = values.SILLAGE_MODE === "embedded";
  for (const name of embedded ? (["AUTH_SECRET"] as const) : requiredInProduction) {
    if (!values[name]) context.addIssue({ code: "custom", path: [name], message: "is required" });
  }
  for (const name of proConnect.some((each) => values[each]) ? proConnect : []) {
    if (!values[name])
      context.addIssue({ code: "custom", path: [name], message: "is required with the others" });
  }
  const asked = values.REVIEW_PASSKEYS;
  if (asked === "required" && values.PUBLIC_URL && !takesPasskeys(values.PUBLIC_URL))
    context.addIssue({
      code: "custom",
      path: ["REVIEW_PASSKEYS"],
      message:
        "must be optional until PUBLIC_URL is https with a name: browsers give passkeys to nothing else",
    });
  // Whoever could name addresses of our own network here could have them visited.
  if (!embedded && values.OUTBOUND_TEST_SERVERS.length > 0)
    context.addIssue({ code: "custom", path: ["OUTBOUND_TEST_SERVERS"], message: "is for tests only" });
  const PUBLIC_URL = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    ...values,
    /** Scheme, host and port, without a final slash. */
    PUBLIC_URL,
    AUTH_SECRET: values.AUTH_SECRET ?? "",
    MAIL_FROM: values.MAIL_FROM ?? `Sillage <no-reply@${new URL(PUBLIC_URL).hostname}>`,
    // Without a proxy in front, there is no other instance to go to.
    DRAIN_SECONDS: values.DRAIN_SECONDS ?? (values.TRUSTED_PROXIES > 0 ? 5 : 0),
    // A demonstration asks nothing of others unless it is told to.
    LINK_VISITS_PER_DAY: values.LINK_VISITS_PER_DAY ?? (embedded ? 0 : 1000),
    // A demonstration lets anyone in; elsewhere a mailbox is not enough, where browsers take passkeys at all.
    REVIEW_PASSKEYS: asked ?? (embedded || !takesPasskeys(PUBLIC_URL) ? "optional" : "required"),
    proConnect: proConnectOf(values),
    embedded,
    /** Demo accounts and the page of kept mails exist: only in the embedded mode, and only when no mail leaves. */
    demo: embedded && !values.SMTP_URL,
  };
});

/** Where people may come from besides our own links, and by what name we are known there. */
export interface ProConnectSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

function proConnectOf(
  values: Partial<Record<(typeof proConnect)[number], string>>,
): ProConnectSettings | null {
  const {
    PROCONNECT_ISSUER: issuer,
    PROCONNECT_CLIENT_ID: clientId,
    PROCONNECT_CLIENT_SECRET: clientSecret,
  } = values;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

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

/** Whether browsers let a site at this address have passkeys: over https or on this machine, under a name (WebAuthn, § 5.1.3). */
function takesPasskeys(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  const isAddress = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  return !isAddress && (protocol === "https:" || hostname === "localhost");
}

function isIssuer(value: string): boolean {
  const { search, hash, username } = new URL(value);
  return isPrivate(value) && !search && !hash && !username;
}

function isHub(value: string): boolean {
  const { hash, username, password } = new URL(value);
  return isPrivate(value) && !hash && !username && !password;
}

/** What is said over plain http can be read and changed on the way: for tests on one machine only. */
function isPrivate(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
}
