import "#lib/testing/settings";
import { expect, it } from "vitest";
import { countRequest } from "./limit";

process.env.DATABASE_URL ||= "postgresql://localhost/none"; // read with the settings, asked nothing

const policy = { name: "test", max: 3, window: 60 };
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));

it("counts what one address asks, says what is left, and refuses beyond until the window is over", () => {
  const ask = (second: number, ip = "203.0.113.7") => countRequest(policy, ip, at(second));
  expect(ask(0).headers).toEqual({ "ratelimit-policy": '"test";q=3;w=60', ratelimit: '"test";r=2;t=60' });
  ask(10);
  expect(ask(20)).toMatchObject({ refused: false, headers: { ratelimit: '"test";r=0;t=40' } });
  expect(ask(30)).toEqual({
    refused: true,
    headers: { "ratelimit-policy": '"test";q=3;w=60', ratelimit: '"test";r=0;t=30', "retry-after": "30" },
  });
  expect(ask(30, "203.0.113.8").refused).toBe(false);
  expect(ask(60)).toMatchObject({ refused: false, headers: { ratelimit: '"test";r=2;t=60' } });
});

it("counts the whole block of an IPv6 subscriber as one", () => {
  for (const host of [1, 2, 3]) countRequest(policy, `2001:db8:7:7::${host}`, at(0));
  expect(countRequest(policy, "2001:db8:7:7:ffff::9", at(1)).refused).toBe(true);
  expect(countRequest(policy, "2001:db8:7:8::9", at(1)).refused).toBe(false);
});

it("never refuses the machine itself", () => {
  for (let i = 0; i < 10; i++) {
    expect(countRequest(policy, "127.0.0.1", at(0)).refused).toBe(false);
    expect(countRequest(policy, "::1", at(0)).refused).toBe(false);
  }
});

it("keeps no address as it is", () => {
  countRequest(policy, "198.51.100.99", at(0));
  const keys = JSON.stringify([...(globalThis.sillageReaders?.windows.keys() ?? [])]);
  expect(keys).not.toContain("198.51");
});
