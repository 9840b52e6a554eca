import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainOfMail, domainOfSite, registrableDomain } from "./domains";

describe("what equals what", () => {
  test.each([
    ["https://www.la27eregion.fr/", "camille@la27eregion.fr", true],
    ["https://lab.rennes.fr/accueil", "camille.martin@service.rennes.fr", true],
    ["https://www.isere.gouv.fr/lab", "camille@isere.gouv.fr", true],
    // Two services of the State that both register under gouv.fr.
    ["https://www.isere.gouv.fr/lab", "camille@ain.gouv.fr", false],
    ["https://www.modernisation.gouv.fr/", "camille@gouv.fr", false],
    // A ministry's mail says nothing of one of its services.
    ["https://bretagne.developpement-durable.gouv.fr", "camille@developpement-durable.gouv.fr", false],
    ["https://www.service.co.uk", "someone@other.co.uk", false],
    ["https://www.service.co.uk", "someone@mail.service.co.uk", true],
    ["https://ec.europa.eu/info", "someone@ec.europa.eu", true],
    ["https://ec.europa.eu/info", "someone@eeas.europa.eu", false],
    // The end of a name is not a domain.
    ["https://rennes.fr", "camille@pas-rennes.fr", false],
    ["https://RENNES.fr.", "camille@Rennes.FR", true],
  ])("%s and %s: %s", (site, mail, equal) => {
    const domain = domainOfSite(site);
    expect(domain !== null && domain === domainOfMail(mail)).toBe(equal);
  });

  test.each([
    "https://lab.github.io",
    "https://sites.google.com/view/lab",
    "https://lab.wordpress.com",
    "https://www.facebook.com/lab",
    "https://gouv.fr",
    "http://localhost:3000",
    "http://192.168.0.1/",
    "http://[::1]/",
    "ftp://rennes.fr",
    "rennes.fr",
    "",
  ])("%s proves nothing", (site) => {
    expect(domainOfSite(site)).toBeNull();
  });

  test.each(["camille@gmail.com", "camille@orange.fr", "camille@", "@rennes.fr", "rennes.fr", "a@fr"])(
    "%s proves nothing",
    (mail) => {
      expect(domainOfMail(mail)).toBeNull();
    },
  );
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const suffix = fc.constantFrom("fr", "com", "gouv.fr", "asso.fr", "co.uk", "gov.pt", "europa.eu", "qc.ca");
const host = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), suffix)
  .map(([labels, end]) => `${labels.join(".")}.${end}`);

test("the domain ends its host, is its own domain, and is the same for all that stands below it", () => {
  fc.assert(
    fc.property(host, label, (name, below) => {
      const domain = registrableDomain(name);
      if (domain === null) return;
      expect(`.${name}`.endsWith(`.${domain}`)).toBe(true);
      expect(registrableDomain(domain)).toBe(domain);
      expect(registrableDomain(`${below}.${domain}`)).toBe(domain);
      expect(registrableDomain(name.toUpperCase())).toBe(domain);
    }),
  );
});

test("two names registered under one suffix are two domains, and the suffix is none", () => {
  fc.assert(
    fc.property(suffix, label, label, (end, one, other) => {
      fc.pre(one !== other);
      const [a, b] = [registrableDomain(`x${one}x.${end}`), registrableDomain(`x${other}x.${end}`)];
      expect(a).not.toBeNull();
      expect(a).not.toBe(b);
      if (end.includes(".")) expect(registrableDomain(end)).toBeNull();
    }),
  );
});

test("whatever is written, there is an answer, and it is a name that can be compared", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()), (text) => {
      for (const domain of [domainOfSite(text), domainOfMail(text), registrableDomain(text)]) {
        if (domain !== null) expect(domain).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+$/);
      }
    }),
  );
});
