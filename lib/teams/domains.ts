/**
 * Which mail addresses prove that someone is of the body that a site belongs to: those of the site's own domain, as
 * registered. `equipe.lab.rennes.fr` and `www.rennes.fr` are both of `rennes.fr`; `isere.gouv.fr` and `ain.gouv.fr` are two,
 * since `gouv.fr` is what anyone in the State registers under. Where many unrelated bodies share a domain (mail providers,
 * hosts of sites, ministries' networks), it proves nothing, and a moderator answers instead. Pure.
 */

/** The domain that a site's address proves, or null when it proves nothing. */
export function domainOfSite(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? provingDomain(hostname) : null;
}

/** The domain that holding a mail address proves, or null when it proves nothing. */
export function domainOfMail(email: string): string | null {
  const at = email.lastIndexOf("@");
  return at < 1 ? null : provingDomain(email.slice(at + 1));
}

/** The registrable domain of a host, unless many share it. */
function provingDomain(host: string): string | null {
  const domain = registrableDomain(host);
  return domain === null || SHARED.has(domain) ? null : domain;
}

/**
 * The part of a host that someone registered: one label more than the suffix that is open to all. Null for a suffix itself,
 * an address in figures, or what is no host.
 */
export function registrableDomain(host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, "");
  const labels = name.split(".");
  if (name.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  if (/^\d+$/.test(labels.at(-1) ?? "")) return null;
  const size = suffixLength(labels);
  return labels.length > size ? labels.slice(-(size + 1)).join(".") : null;
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** How many labels, from the end, are open to all: the longest suffix known, at least one. */
function suffixLength(labels: readonly string[]): number {
  for (let size = labels.length; size > 1; size--) {
    if (SUFFIXES.has(labels.slice(-size).join("."))) return size;
  }
  const [second = "", country = ""] = labels.slice(-2);
  return country.length === 2 && GENERIC.has(second) ? 2 : 1;
}

/**
 * Under which anyone of a kind registers, besides the top-level domains: those of .fr (Afnic), and what is shared between
 * bodies that have nothing to do with one another. When in doubt a suffix too many only sends people to a moderator.
 */
const SUFFIXES: ReadonlySet<string> = new Set([
  ...["asso", "com", "gouv", "nom", "prd", "tm", "aeroport", "avocat", "cci", "chambagri"].map(
    (of) => `${of}.fr`,
  ),
  ...["experts-comptables", "greta", "medecin", "notaires", "pharmacien", "port", "veterinaire"].map(
    (of) => `${of}.fr`,
  ),
  // Networks of ministries, where each service has a name of its own and all have the same mail.
  ...[
    "developpement-durable",
    "agriculture",
    "interieur",
    "finances",
    "justice",
    "sante",
    "social",
    "dgfip",
  ].map((of) => `${of}.gouv.fr`),
  // Sites made by many teams of the State, and what they are shown on while they are tried.
  ...["beta", "data", "incubateur", "transformation"].map((of) => `${of}.gouv.fr`),
  "incubateur.net",
  "europa.eu",
  "gouv.qc.ca",
  "qc.ca",
  "on.ca",
  "gouv.nc",
]);

/** Before the two letters of a country: "co.uk", "gov.pt", "ac.be". */
const GENERIC: ReadonlySet<string> = new Set([
  ...["ac", "asso", "co", "com", "edu", "fed", "gc", "go", "gob", "gouv", "gov", "govt", "gv", "info", "int"],
  ...["mil", "ne", "net", "nhs", "nom", "or", "org", "police", "sch"],
]);

/** Registered by one body, held by everyone: mail for all, sites for all, publications of all. */
const SHARED: ReadonlySet<string> = new Set([
  // Mail.
  ...["gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr", "live.com"],
  ...[
    "live.fr",
    "msn.com",
    "yahoo.com",
    "yahoo.fr",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
  ],
  ...[
    "aol.fr",
    "gmx.com",
    "gmx.fr",
    "gmx.net",
    "gmx.de",
    "proton.me",
    "protonmail.com",
    "protonmail.ch",
    "pm.me",
  ],
  ...[
    "tutanota.com",
    "tuta.io",
    "tuta.com",
    "mailo.com",
    "mailo.fr",
    "laposte.net",
    "orange.fr",
    "wanadoo.fr",
  ],
  ...["free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "cegetel.net", "numericable.fr", "club-internet.fr"],
  ...["aliceadsl.fr", "noos.fr", "libertysurf.fr", "zaclys.net", "riseup.net", "disroot.org", "fastmail.com"],
  ...["fastmail.fm", "hey.com", "zoho.com", "zohomail.eu", "yandex.com", "yandex.ru", "mail.ru", "mail.com"],
  ...[
    "web.de",
    "t-online.de",
    "bluewin.ch",
    "skynet.be",
    "telenet.be",
    "videotron.ca",
    "ik.me",
    "posteo.net",
  ],
  // Sites.
  ...["github.io", "github.com", "gitlab.io", "gitlab.com", "codeberg.org", "codeberg.page", "framagit.org"],
  ...[
    "framasite.org",
    "frama.site",
    "frama.io",
    "wordpress.com",
    "wordpress.org",
    "blogspot.com",
    "blogspot.fr",
  ],
  ...["blogger.com", "tumblr.com", "medium.com", "substack.com", "ghost.io", "over-blog.com", "over-blog.fr"],
  ...[
    "canalblog.com",
    "e-monsite.com",
    "jimdo.com",
    "jimdofree.com",
    "jimdosite.com",
    "wix.com",
    "wixsite.com",
  ],
  ...[
    "weebly.com",
    "webnode.fr",
    "webflow.io",
    "squarespace.com",
    "strikingly.com",
    "carrd.co",
    "netlify.app",
  ],
  ...[
    "vercel.app",
    "pages.dev",
    "workers.dev",
    "web.app",
    "firebaseapp.com",
    "herokuapp.com",
    "onrender.com",
  ],
  ...[
    "azurewebsites.net",
    "cloudapp.net",
    "amazonaws.com",
    "cloudfront.net",
    "scalingo.io",
    "clever-cloud.com",
  ],
  ...["cleverapps.io", "ovh.net", "ovh.org", "online.net", "ionos.space", "infomaniak.com", "alwaysdata.net"],
  ...["notion.site", "notion.so", "softr.app", "glide.page", "airtable.com", "typeform.com", "google.com"],
  ...[
    "goo.gl",
    "bit.ly",
    "sharepoint.com",
    "office.com",
    "dropbox.com",
    "padlet.com",
    "genially.com",
    "genial.ly",
  ],
  ...["canva.com", "canva.site", "yeswiki.net", "yeswiki.pro", "wikidot.com", "fandom.com"],
  // Networks, films, papers, tickets.
  ...["facebook.com", "instagram.com", "linkedin.com", "twitter.com", "x.com", "youtube.com", "youtu.be"],
  ...[
    "vimeo.com",
    "dailymotion.com",
    "soundcloud.com",
    "spotify.com",
    "ausha.co",
    "flickr.com",
    "pinterest.com",
  ],
  ...[
    "mastodon.social",
    "mastodon.online",
    "bsky.app",
    "bsky.social",
    "slack.com",
    "discord.com",
    "discord.gg",
  ],
  ...["calameo.com", "issuu.com", "slideshare.net", "scribd.com", "scoop.it", "archive.org", "wikipedia.org"],
  ...[
    "wikimedia.org",
    "wikidata.org",
    "hal.science",
    "archives-ouvertes.fr",
    "openedition.org",
    "hypotheses.org",
  ],
  ...[
    "cairn.info",
    "doi.org",
    "zenodo.org",
    "persee.fr",
    "academia.edu",
    "researchgate.net",
    "helloasso.com",
  ],
  ...["eventbrite.com", "eventbrite.fr", "meetup.com", "billetweb.fr", "weezevent.com", "ulule.com"],
  ...["kisskissbankbank.com", "change.org", "colibris-lemouvement.org", "transiscope.org"],
]);
