import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnv, settingNames } from "./env";

const secret = "0123456789abcdef0123456789abcdef";
const embedded = {
  SILLAGE_MODE: "embedded",
  DATABASE_URL: "postgresql://localhost/sillage",
  AUTH_SECRET: secret,
};
const production = {
  DATABASE_URL: "postgresql://user:secret@database.example.org:5432/sillage",
  PUBLIC_URL: "https://sillage.example.org",
  AUTH_SECRET: secret,
  SMTP_URL: "smtp://mail.example.org:587",
};

describe("the embedded mode", () => {
  it("has a default for everything but the secret that the launcher makes", () => {
    expect(parseEnv(embedded)).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: "http://localhost:3000",
      TRUSTED_PROXIES: 0,
      MAIL_FROM: "Sillage <no-reply@localhost>",
      embedded: true,
      demo: true,
    });
    expect(parseEnv({ ...embedded, PORT: "4000" }).PUBLIC_URL).toBe("http://localhost:4000");
  });

  it("loses its demo accounts and its kept mails as soon as mail really leaves", () => {
    expect(parseEnv({ ...embedded, SMTP_URL: "smtp://localhost:25" }).demo).toBe(false);
  });
});

describe("any other mode", () => {
  it("has neither demo accounts nor kept mails", () => {
    expect(parseEnv(production)).toMatchObject({ embedded: false, demo: false });
    expect(parseEnv({ ...production, SILLAGE_MODE: "production" })).toMatchObject({
      embedded: false,
      demo: false,
    });
  });

  it.each(["DATABASE_URL", "PUBLIC_URL", "AUTH_SECRET", "SMTP_URL"])(
    "refuses to start without %s",
    (name) => {
      expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(`${name} is required`);
      expect(() => parseEnv({ ...production, [name]: " " })).toThrow(`${name} is required`);
    },
  );
});

describe("a wrong setting", () => {
  it.each([
    ["SILLAGE_MODE", "demo"],
    ["DATABASE_URL", "mysql://localhost/sillage"],
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PUBLIC_URL", "sillage.example.org"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["PUBLIC_URL", "https://example.org/sillage"],
    ["AUTH_SECRET", "too short"],
    ["SMTP_URL", "mail.example.org"],
    ["MAIL_FROM", "Sillage"],
    ["MAIL_FROM", "Sillage <a@b.fr>\r\nBcc: c@d.fr"],
    ["TRUSTED_PROXIES", "-1"],
    ["CONTACT_EMAIL", "nobody"],
    ["OUTBOUND_TEST_SERVERS", "127.0.0.1:4001"],
    ["WEBSUB_HUB", "hub.example.org"],
    ["WEBSUB_HUB", "http://hub.example.org/"],
    ["WEBSUB_HUB", "https://a:b@hub.example.org/"],
    ["PROCONNECT_ISSUER", "auth.example.org"],
    ["PROCONNECT_ISSUER", "http://auth.example.org/api/v2"],
    ["PROCONNECT_ISSUER", "https://auth.example.org/api/v2?a=1"],
  ])("%s=%j is named in one line", (name, value) => {
    const message = messageOf(() => parseEnv({ ...production, [name]: value }));
    expect(message).toMatch(new RegExp(`^Wrong settings: ${name} [^\\n]+$`));
  });

  it("never lets anything but a sentence out, whatever the values", () => {
    const names = fc.constantFrom(
      ...Object.keys(production),
      "PORT",
      "MAIL_FROM",
      "TRUSTED_PROXIES",
      "OPERATOR_NAME",
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), (source) => {
        const message = messageOf(() => parseEnv(source));
        expect(message === "" || message.startsWith("Wrong settings: ")).toBe(true);
      }),
    );
  });
});

describe("the servers that tests put in the place of others", () => {
  it("are ports of this machine, of the embedded mode alone", () => {
    const OUTBOUND_TEST_SERVERS = "127.0.0.1:4001, 127.0.0.1:4002";
    expect(parseEnv({ ...embedded, OUTBOUND_TEST_SERVERS }).OUTBOUND_TEST_SERVERS).toEqual([
      "127.0.0.1:4001",
      "127.0.0.1:4002",
    ]);
    expect(messageOf(() => parseEnv({ ...production, OUTBOUND_TEST_SERVERS }))).toContain("for tests only");
    for (const wrong of ["127.0.0.1", "10.0.0.1:80", "169.254.169.254:80", "127.0.0.1:*", "localhost:4001"]) {
      expect(
        messageOf(() => parseEnv({ ...embedded, OUTBOUND_TEST_SERVERS: wrong })),
        wrong,
      ).toContain("must look");
    }
  });
});

describe("ProConnect", () => {
  const all = {
    PROCONNECT_ISSUER: "https://auth.example.org/api/v2",
    PROCONNECT_CLIENT_ID: "sillage",
    PROCONNECT_CLIENT_SECRET: "its secret",
  };

  it("is a way to sign in when its three settings are there, and no way when none is", () => {
    expect(parseEnv({ ...production, ...all }).proConnect).toEqual({
      issuer: "https://auth.example.org/api/v2",
      clientId: "sillage",
      clientSecret: "its secret",
    });
    expect(parseEnv(production).proConnect).toBeNull();
  });

  it.each(Object.keys(all))("does not start half set, without %s", (name) => {
    const message = messageOf(() => parseEnv({ ...production, ...all, [name]: "" }));
    expect(message).toBe(`Wrong settings: ${name} is required with the others`);
  });

  it("may be a server of this machine, in clear", () => {
    const issuer = "http://localhost:4000/api/v2";
    expect(parseEnv({ ...production, ...all, PROCONNECT_ISSUER: issuer }).proConnect?.issuer).toBe(issuer);
  });
});

describe("passkeys of those who review", () => {
  const local = { ...embedded, PUBLIC_URL: "http://localhost:3000" };

  it("are required but in the embedded mode, and where browsers take none", () => {
    expect(parseEnv(production).REVIEW_PASSKEYS).toBe("required");
    expect(parseEnv(local).REVIEW_PASSKEYS).toBe("optional");
    for (const PUBLIC_URL of ["http://sillage.example.org", "https://192.0.2.1", "https://[2001:db8::1]"])
      expect(parseEnv({ ...production, PUBLIC_URL }).REVIEW_PASSKEYS, PUBLIC_URL).toBe("optional");
  });

  it("are as is asked, and never asked for in vain", () => {
    expect(parseEnv({ ...production, REVIEW_PASSKEYS: "optional" }).REVIEW_PASSKEYS).toBe("optional");
    expect(parseEnv({ ...local, REVIEW_PASSKEYS: "required" }).REVIEW_PASSKEYS).toBe("required");
    const insecure = { ...production, PUBLIC_URL: "http://sillage.example.org", REVIEW_PASSKEYS: "required" };
    expect(messageOf(() => parseEnv(insecure))).toMatch(/^Wrong settings: REVIEW_PASSKEYS must be optional/);
    expect(messageOf(() => parseEnv({ ...local, REVIEW_PASSKEYS: "yes" }))).toMatch(/required or optional/);
  });
});

it("writes the public address as an origin", () => {
  expect(parseEnv({ ...production, PUBLIC_URL: "https://Sillage.example.org/" }).PUBLIC_URL).toBe(
    "https://sillage.example.org",
  );
});

it("explains every setting in .env.example, and none that does not exist", () => {
  const explained = [...readFileSync(".env.example", "utf8").matchAll(/^#([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  // The launcher's own, which nobody sets.
  const settable = settingNames.filter((name) => name !== "SILLAGE_MODE");
  expect(explained.toSorted()).toEqual(settable.toSorted());
});

function messageOf(act: () => unknown): string {
  try {
    act();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "not an error";
  }
}
