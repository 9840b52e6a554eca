import { formatNumber } from "../../dates";
import type { doctor as source } from "../fr/doctor";

const n = (value: unknown) => formatNumber(Number(value), "en");
const many = (value: unknown, one: string, more: string) => `${n(value)} ${Number(value) === 1 ? one : more}`;
type Params = Readonly<Record<string, string | number>>;
const nothing = () => null;

export const doctor: typeof source = {
  title: "State of the instance",
  hint: "Database, mail, jobs, clocks, disk: what is well, what is not, what to do. Pages read by day.",
  lead: "What “npm run doctor” says too, looked at just now.",
  states: { good: "In order", warning: "To watch", bad: "To mend", off: "Not used" },
  all: {
    good: "Everything is in order.",
    warning: "Nothing is broken; some points are to watch.",
    bad: "Some points are to mend.",
  },
  caption: "Checks",
  columns: { check: "Point", state: "State", said: "Finding" },
  todo: "What to do: ",
  figures: {
    title: "Now",
    reviews: "Proposals waiting",
    oldest: "The oldest",
    none: "none",
    mails: "Mails waiting",
    givenUp: "Mails given up",
    jobs: "Jobs waiting",
  },
  usage: {
    title: "Pages read",
    lead: "By day and by kind of page. No person, no address: a counter and nothing else. Robots that say so, and pages served by a cache in front, are not in it.",
    caption: "Pages read in the last 30 days",
    day: "Day",
    views: "Pages",
    most: "The kinds of pages most read",
    kind: "Kind of page",
    home: "Home",
    other: "Others",
    total: (count) => many(count, "page read in 30 days", "pages read in 30 days"),
    empty: "No page has been counted yet",
    emptyText: "Counters are written every minute.",
  },
  checks: {
    settings: "Settings",
    wires: "Connections",
    database: "Database",
    extensions: "Extensions",
    collation: "Order of words",
    migrations: "Migrations",
    jobs: "Jobs",
    lost: "Mails given up",
    mail: "Mail server",
    clocks: "Clocks",
    disk: "Disk",
    redis: "Redis",
    replicas: "Replicas",
  },
  findings: {
    unlooked: {
      said: () => "Could not be checked.",
      todo: () => "Mend the other points first, then try again. The log of the server says why.",
    },
    settingsGood: { said: () => "Complete.", todo: nothing },
    settingsDemo: {
      said: () => "A demonstration: anyone may enter it as an administrator, and no mail leaves.",
      todo: () => "For a real service, set DATABASE_URL, PUBLIC_URL, AUTH_SECRET and SMTP_URL.",
    },
    settingsPlain: {
      said: ({ url }: Params) => `The public address is not https: ${url}.`,
      todo: () => "Put an HTTPS server in front, and give its address in PUBLIC_URL.",
    },
    settingsUnsaid: {
      said: ({ names }: Params) => `The legal notice is incomplete: ${names}.`,
      todo: () => "Set these: the law wants it known who runs the site.",
    },
    databaseGood: {
      said: ({ version, ms, megabytes }: Params) =>
        `PostgreSQL ${version}, ${n(ms)} ms away, ${n(megabytes)} MB.`,
      todo: nothing,
    },
    databaseFar: {
      said: ({ version, ms }: Params) => `PostgreSQL ${version} answers in ${n(ms)} ms.`,
      todo: () =>
        "Bring the database nearer to the server, or look for what keeps it busy: a page asks several questions.",
    },
    databaseAway: {
      said: () => "It does not answer.",
      todo: () =>
        "Check that it runs, that DATABASE_URL is right and that the network lets through. In the embedded mode, “npm start” starts it.",
    },
    databaseOld: {
      said: ({ version }: Params) => `PostgreSQL ${version} is too old.`,
      todo: () => "Move to version 15 or newer.",
    },
    extensionsGood: { said: ({ names }: Params) => `There: ${names}.`, todo: nothing },
    extensionsMissing: {
      said: ({ names }: Params) => `Missing: ${names}.`,
      todo: ({ names }: Params) => `With a role that may: CREATE EXTENSION, for ${names}.`,
    },
    collationGood: {
      said: ({ version }: Params) => `UTF-8, sorting rules ${version}, the same as the system’s.`,
      todo: nothing,
    },
    collationMoved: {
      said: ({ from, to }: Params) =>
        `The system’s sorting rules have changed (${from}, then ${to}): indexes may no longer find everything.`,
      todo: ({ name }: Params) =>
        `REINDEX DATABASE ${name}, then ALTER DATABASE ${name} REFRESH COLLATION VERSION.`,
    },
    encodingWrong: {
      said: ({ encoding }: Params) => `The database is in ${encoding}.`,
      todo: () => "Create one in UTF8 and restore a backup into it.",
    },
    migrationsGood: {
      said: ({ count }: Params) => `${many(count, "migration applied", "migrations applied")}, none pending.`,
      todo: nothing,
    },
    migrationsPending: {
      said: ({ count }: Params) => `${many(count, "migration is pending", "migrations are pending")}.`,
      todo: () => "Start again with “npm start”, which applies them.",
    },
    migrationsAhead: {
      said: () => "The database is ahead of this code.",
      todo: () => "Finish the upgrade: this server runs an older version.",
    },
    migrationFailed: {
      said: ({ name }: Params) => `The migration ${name} did not finish.`,
      todo: () => "It left nothing behind: mend what its error says, then start again.",
    },
    jobsGood: {
      said: ({ minutes, waiting }: Params) =>
        `At work ${n(minutes)} min ago, ${many(waiting, "job waiting", "jobs waiting")}.`,
      todo: nothing,
    },
    jobsYoung: { said: () => "The server has just been installed or upgraded.", todo: nothing },
    jobsNever: {
      said: () => "Nobody has worked yet: no mail, no alert, no dump.",
      todo: () =>
        "Check that JOBS is “off” only where another server sees to them, then start this one again.",
    },
    jobsStopped: {
      said: ({ minutes }: Params) => `Nobody has worked for ${minutes} min: no mail, no alert, no dump.`,
      todo: () => "Start the server again, then read its log: “jobs.stopped” says why.",
    },
    jobsStuck: {
      said: ({ count }: Params) => `${many(count, "job takes", "jobs take")} longer than planned.`,
      todo: () => "They are taken up again within the minute; if it goes on, read “job.failed” in the log.",
    },
    jobsLate: {
      said: ({ count, queue }: Params) =>
        `${many(count, "job has", "jobs have")} waited for more than a quarter of an hour, most of them “${queue}”.`,
      todo: () => "Look for “job.failed” of that queue in the log.",
    },
    mailsNoneLost: { said: () => "None.", todo: nothing },
    mailsLost: {
      said: ({ count }: Params) => `${many(count, "mail could not leave", "mails could not leave")}.`,
      todo: () => "Administration, “Mails that failed”: mend the cause, then send them again.",
    },
    mailGood: { said: () => "It answers and knows us.", todo: nothing },
    mailKept: { said: () => "None: mails are kept in “Mail”.", todo: nothing },
    mailNone: { said: () => "SMTP_URL is not set.", todo: () => "Set it: without mail, nobody can sign in." },
    mailAway: {
      said: ({ code }: Params) => `It does not answer or refuses us (${code}).`,
      todo: () =>
        "Check SMTP_URL: host, port, password, and that the network lets out. Mails wait for two days.",
    },
    clocksGood: { said: ({ seconds }: Params) => `Agreed to within ${n(seconds)} s.`, todo: nothing },
    clocksApart: {
      said: ({ seconds }: Params) => `The machine and the database are ${n(seconds)} s apart.`,
      todo: () => "Set both by NTP: sign-in links live for ten minutes only.",
    },
    diskGood: { said: ({ free, percent }: Params) => `${n(free)} GB free (${n(percent)}%).`, todo: nothing },
    diskFull: {
      said: ({ free, percent }: Params) => `${n(free)} GB are left (${n(percent)}%).`,
      todo: () => "Make room: a database that can no longer write stops.",
    },
    wiresGood: { said: () => "Encrypted, or to services beside this one.", todo: nothing },
    wiresClear: {
      said: ({ names }: Params) => `In clear, out of this machine: ${names}.`,
      todo: () =>
        "If others can listen to that network, encrypt: sslmode=verify-full, rediss://, smtps:// or ?requireTLS=true, https://.",
    },
    redisNone: { said: () => "One server alone: the cache is in its memory.", todo: nothing },
    redisGood: { said: () => "It answers.", todo: nothing },
    redisAway: {
      said: () => "It does not answer: pages are made for each request.",
      todo: () => "Check that it runs and that REDIS_URL is right; servers come back to it by themselves.",
    },
    replicasNone: { said: () => "None: everything is read from the primary.", todo: nothing },
    replicasGood: {
      said: ({ count, seconds }: Params) =>
        `${many(count, "replica answers", "replicas answer")}, ${n(seconds)} s late at most.`,
      todo: nothing,
    },
    replicasLate: {
      said: ({ seconds }: Params) => `A replica is ${n(seconds)} s late: reads go to the primary.`,
      todo: () => "Look for what delays it: its disk, the network, a long query.",
    },
    replicasAway: {
      said: ({ away, count }: Params) => `${n(away)} of ${n(count)} does not answer, or is no replica.`,
      todo: () => "Check DATABASE_REPLICA_URLS and each of these servers; meanwhile the primary answers.",
    },
  },
};
