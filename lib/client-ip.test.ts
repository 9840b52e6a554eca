import { describe, expect, it } from "vitest";
import { clientIp } from "./client-ip";

describe("clientIp", () => {
  it("believes only what our own proxies wrote, whatever the client sent before them", () => {
    expect(clientIp("203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientIp("1.2.3.4, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientIp("1.2.3.4, 203.0.113.9, 10.0.0.1", 2)).toBe("203.0.113.9");
  });

  it("takes the last address when no proxy is trusted", () => {
    expect(clientIp("1.2.3.4, 203.0.113.9", 0)).toBe("203.0.113.9");
  });

  it("does with what there is when there are fewer addresses than proxies", () => {
    expect(clientIp("203.0.113.9", 3)).toBe("203.0.113.9");
    expect(clientIp(null, 1)).toBe("unknown");
    expect(clientIp(" , ", 1)).toBe("unknown");
  });
});
