import { expect, it } from "vitest";
import { isWebhookAddress } from "./address";
import { nextTry, pausedUntil } from "./events";
import { signatureOf } from "./signature";

const now = new Date("2026-11-22T12:00:00Z");
const minutes = (at: Date) => (at.getTime() - now.getTime()) / 60_000;

it("a delivery is tried less and less often, a dozen times a day", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map((tries) => minutes(nextTry(tries, now)));
  expect(waits).toEqual([0.2, 1, 5, 15, 30, 60, 120, 240, 240, 240]);
});

it("a server that fails has its other deliveries wait, ten minutes at most", () => {
  expect([1, 2, 3, 7, 40].map((failures) => minutes(pausedUntil(failures, now)) * 60)).toEqual([
    10, 20, 40, 600, 600,
  ]);
});

it("the signature is the one of the example of Standard Webhooks", () => {
  const signed = signatureOf(
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    new Date(1614265330 * 1000),
    '{"test": 2432232314}',
  );
  expect(signed["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

it("an address is in https, whole and public by its looks; tests name their own servers", () => {
  for (const address of ["https://exemple.fr/", "https://exemple.fr/a?b=c", "https://exemple.fr:443/x"])
    expect(isWebhookAddress(address, []), address).toBe(true);
  for (const address of [
    "http://exemple.fr/",
    "https://exemple.fr:8443/",
    "https://a@exemple.fr/",
    "https://exemple.fr/#x",
    "https://localhost/",
    "https://exemple.fr/ x",
    "ftp://exemple.fr/",
    "http://127.0.0.1:4001/",
    `https://exemple.fr/${"x".repeat(1000)}`,
  ])
    expect(isWebhookAddress(address, []), address).toBe(false);
  expect(isWebhookAddress("http://127.0.0.1:4001/x", ["127.0.0.1:4001"])).toBe(true);
});
