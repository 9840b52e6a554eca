import { describe, expect, it } from "vitest";
import { clientIp } from "./client-ip";

describe("the address that asks", () => {
  it("is that of the connection when no proxy of ours stands in front, whatever the client claims", () => {
    expect(clientIp("203.0.113.9", 0)).toBe("203.0.113.9");
    expect(clientIp("1.2.3.4, 203.0.113.9", 0)).toBe("203.0.113.9");
  });

  it("is what the first of our proxies saw, and not what the client claimed before", () => {
    expect(clientIp("203.0.113.9, 10.0.0.1", 1)).toBe("203.0.113.9");
    expect(clientIp("1.2.3.4, 203.0.113.9, 10.0.0.1", 1)).toBe("203.0.113.9");
    expect(clientIp("1.2.3.4, 203.0.113.9, 10.0.0.1, 10.0.0.2", 2)).toBe("203.0.113.9");
  });

  it("has no port", () => {
    expect(clientIp("203.0.113.9:51234, 10.0.0.1", 1)).toBe("203.0.113.9");
    expect(clientIp("2001:db8::1", 0)).toBe("2001:db8::1");
  });

  it("is that of the connection when it came around our proxies, whatever is claimed", () => {
    expect(clientIp("203.0.113.9", 3)).toBe("203.0.113.9");
    expect(clientIp("127.0.0.1, 203.0.113.9", 2)).toBe("203.0.113.9");
    expect(clientIp("", 1)).toBe("unknown");
    expect(clientIp(null, 1)).toBe("unknown");
  });
});
