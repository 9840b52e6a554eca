import { formatNumber } from "../../dates";

const n = (value: unknown) => formatNumber(Number(value), "fr");
const many = (value: unknown, one: string, more: string) => `${n(value)} ${Number(value) < 2 ? one : more}`;
type Params = Readonly<Record<string, string | number>>;
type Words = { said: (params: Params) => string; todo: (params: Params) => string | null };
const nothing = () => null;

/** What `npm run doctor` and the page of administrators say of the state of the instance. */
export const doctor = {
  title: "État de l’instance",
  hint: "Base, courriels, tâches, horloges, disque : ce qui va, ce qui ne va pas, quoi faire. Pages lues par jour.",
  lead: "Ce que dit aussi « npm run doctor », regardé à l’instant.",
  states: { good: "En ordre", warning: "À surveiller", bad: "À réparer", off: "Sans objet" },
  all: {
    good: "Tout est en ordre.",
    warning: "Rien n’est cassé ; des points sont à surveiller.",
    bad: "Des points sont à réparer.",
  },
  caption: "Vérifications",
  columns: { check: "Point", state: "État", said: "Constat" },
  todo: "Que faire : ",
  figures: {
    title: "En ce moment",
    reviews: "Propositions en attente",
    oldest: "La plus ancienne",
    none: "aucune",
    mails: "Courriels en attente",
    givenUp: "Courriels abandonnés",
    jobs: "Tâches en attente",
  },
  usage: {
    title: "Pages lues",
    lead: "Par jour et par sorte de page. Ni personne, ni adresse : un compteur, rien d’autre. Les robots qui se nomment et les pages servies par un cache placé devant n’y sont pas.",
    caption: "Pages lues ces 30 derniers jours",
    day: "Jour",
    views: "Pages",
    most: "Les sortes de pages les plus lues",
    kind: "Sorte de page",
    home: "Accueil",
    other: "Autres",
    total: (count: number) => many(count, "page lue en 30 jours", "pages lues en 30 jours"),
    empty: "Aucune page n’a encore été comptée",
    emptyText: "Les compteurs sont écrits toutes les minutes.",
  },
  checks: {
    settings: "Réglages",
    wires: "Liaisons",
    database: "Base de données",
    extensions: "Extensions",
    collation: "Ordre des mots",
    migrations: "Migrations",
    jobs: "Tâches",
    lost: "Courriels abandonnés",
    mail: "Serveur de courriel",
    clocks: "Horloges",
    disk: "Disque",
    redis: "Redis",
    replicas: "Réplicas",
  },
  findings: {
    unlooked: {
      said: () => "N’a pas pu être vérifié.",
      todo: () => "Réparez d’abord les autres points, puis recommencez. Le journal du serveur dit pourquoi.",
    },
    settingsGood: { said: () => "Complets.", todo: nothing },
    settingsDemo: {
      said: () =>
        "Démonstration : n’importe qui peut y entrer comme administrateur, et aucun courriel ne part.",
      todo: () => "Pour un vrai service, renseignez DATABASE_URL, PUBLIC_URL, AUTH_SECRET et SMTP_URL.",
    },
    settingsPlain: {
      said: ({ url }) => `L’adresse publique n’est pas en https : ${url}.`,
      todo: () => "Placez un serveur HTTPS devant, et donnez son adresse dans PUBLIC_URL.",
    },
    settingsUnsaid: {
      said: ({ names }) => `Les mentions légales sont incomplètes : ${names}.`,
      todo: () => "Renseignez ces réglages : la loi veut que l’on sache qui tient le site.",
    },
    databaseGood: {
      said: ({ version, ms, megabytes }) => `PostgreSQL ${version}, à ${n(ms)} ms, ${n(megabytes)} Mo.`,
      todo: nothing,
    },
    databaseFar: {
      said: ({ version, ms }) => `PostgreSQL ${version} répond en ${n(ms)} ms.`,
      todo: () =>
        "Rapprochez la base du serveur, ou cherchez ce qui l’occupe : une page pose plusieurs questions.",
    },
    databaseAway: {
      said: () => "Elle ne répond pas.",
      todo: () =>
        "Vérifiez qu’elle tourne, que DATABASE_URL est juste et que le réseau laisse passer. En mode embarqué, « npm start » la démarre.",
    },
    databaseOld: {
      said: ({ version }) => `PostgreSQL ${version} est trop ancien.`,
      todo: () => "Passez à la version 15 ou à une plus récente.",
    },
    extensionsGood: { said: ({ names }) => `Présentes : ${names}.`, todo: nothing },
    extensionsMissing: {
      said: ({ names }) => `Il manque ${names}.`,
      todo: ({ names }) => `Avec un rôle qui en a le droit : CREATE EXTENSION, pour ${names}.`,
    },
    collationGood: {
      said: ({ version }) => `UTF-8, règles de tri ${version}, les mêmes que celles du système.`,
      todo: nothing,
    },
    collationMoved: {
      said: ({ from, to }) =>
        `Les règles de tri du système ont changé (${from}, puis ${to}) : des index peuvent ne plus tout trouver.`,
      todo: ({ name }) => `REINDEX DATABASE ${name}, puis ALTER DATABASE ${name} REFRESH COLLATION VERSION.`,
    },
    encodingWrong: {
      said: ({ encoding }) => `La base est en ${encoding}.`,
      todo: () => "Créez une base en UTF8 et restaurez-y une sauvegarde.",
    },
    migrationsGood: {
      said: ({ count }) =>
        `${many(count, "migration appliquée", "migrations appliquées")}, aucune en attente.`,
      todo: nothing,
    },
    migrationsPending: {
      said: ({ count }) => `${many(count, "migration attend", "migrations attendent")}.`,
      todo: () => "Redémarrez avec « npm start », qui les applique.",
    },
    migrationsAhead: {
      said: () => "La base est en avance sur ce code.",
      todo: () => "Terminez la mise à jour : ce serveur tourne sur une version plus ancienne.",
    },
    migrationFailed: {
      said: ({ name }) => `La migration ${name} n’est pas allée à son terme.`,
      todo: () => "Elle n’a rien laissé : réparez ce que dit l’erreur, puis redémarrez.",
    },
    jobsGood: {
      said: ({ minutes, waiting }) =>
        `Au travail il y a ${n(minutes)} min, ${many(waiting, "tâche en attente", "tâches en attente")}.`,
      todo: nothing,
    },
    jobsYoung: { said: () => "Le serveur vient d’être installé ou mis à jour.", todo: nothing },
    jobsNever: {
      said: () => "Personne n’a encore travaillé : ni courriels, ni alertes, ni dumps.",
      todo: () =>
        "Vérifiez que JOBS ne vaut « off » que là où un autre serveur s’en charge, puis redémarrez celui-ci.",
    },
    jobsStopped: {
      said: ({ minutes }) =>
        `Personne ne travaille depuis ${minutes} min : ni courriels, ni alertes, ni dumps.`,
      todo: () => "Redémarrez le serveur, puis lisez son journal : « jobs.stopped » dit pourquoi.",
    },
    jobsStuck: {
      said: ({ count }) => `${many(count, "tâche dure", "tâches durent")} plus que prévu.`,
      todo: () =>
        "Elles sont reprises d’elles-mêmes dans la minute ; si cela se répète, lisez « job.failed » dans le journal.",
    },
    jobsLate: {
      said: ({ count, queue }) =>
        `${many(count, "tâche attend", "tâches attendent")} depuis plus d’un quart d’heure, surtout « ${queue} ».`,
      todo: () => "Cherchez dans le journal « job.failed » pour cette file.",
    },
    mailsNoneLost: { said: () => "Aucun.", todo: nothing },
    mailsLost: {
      said: ({ count }) => `${many(count, "courriel n’a pas pu partir", "courriels n’ont pas pu partir")}.`,
      todo: () => "Administration, « Courriels en échec » : réparez la cause, puis renvoyez-les.",
    },
    mailGood: { said: () => "Il répond et nous reconnaît.", todo: nothing },
    mailKept: { said: () => "Aucun : les courriels sont gardés dans « Courrier ».", todo: nothing },
    mailNone: {
      said: () => "SMTP_URL n’est pas renseigné.",
      todo: () => "Renseignez-le : sans courriel, personne ne peut se connecter.",
    },
    mailAway: {
      said: ({ code }) => `Il ne répond pas ou nous refuse (${code}).`,
      todo: () =>
        "Vérifiez SMTP_URL : hôte, port, mot de passe, et que le réseau laisse sortir. Les courriels attendent deux jours.",
    },
    clocksGood: { said: ({ seconds }) => `D’accord à ${n(seconds)} s près.`, todo: nothing },
    clocksApart: {
      said: ({ seconds }) => `La machine et la base sont à ${n(seconds)} s l’une de l’autre.`,
      todo: () => "Mettez les deux à l’heure (NTP) : les liens de connexion ne vivent que dix minutes.",
    },
    diskGood: { said: ({ free, percent }) => `${n(free)} Go libres (${n(percent)} %).`, todo: nothing },
    diskFull: {
      said: ({ free, percent }) => `Il reste ${n(free)} Go (${n(percent)} %).`,
      todo: () => "Faites de la place : une base qui ne peut plus écrire s’arrête.",
    },
    wiresGood: { said: () => "Chiffrées, ou vers des services voisins.", todo: nothing },
    wiresClear: {
      said: ({ names }) => `En clair, hors de cette machine : ${names}.`,
      todo: () =>
        "Si d’autres peuvent écouter ce réseau, chiffrez : sslmode=verify-full, rediss://, smtps:// ou ?requireTLS=true, https://.",
    },
    redisNone: { said: () => "Un seul serveur : le cache est dans sa mémoire.", todo: nothing },
    redisGood: { said: () => "Il répond.", todo: nothing },
    redisAway: {
      said: () => "Il ne répond pas : les pages sont faites à chaque demande.",
      todo: () =>
        "Vérifiez qu’il tourne et que REDIS_URL est juste ; les serveurs s’y remettent d’eux-mêmes.",
    },
    replicasNone: { said: () => "Aucun : tout est lu dans la base principale.", todo: nothing },
    replicasGood: {
      said: ({ count, seconds }) =>
        `${many(count, "réplica répond", "réplicas répondent")}, en retard de ${n(seconds)} s au plus.`,
      todo: nothing,
    },
    replicasLate: {
      said: ({ seconds }) =>
        `Un réplica a ${n(seconds)} s de retard : les lectures passent par la base principale.`,
      todo: () => "Cherchez ce qui le retarde : son disque, le réseau, une longue requête.",
    },
    replicasAway: {
      said: ({ away, count }) => `${n(away)} sur ${n(count)} ne répond pas, ou n’est pas un réplica.`,
      todo: () =>
        "Vérifiez DATABASE_REPLICA_URLS et chacun de ces serveurs ; en attendant, la base principale répond.",
    },
  } satisfies Record<string, Words>,
};
