import { expect, test } from "vitest";
import { formatBytes } from "./words";

test("a size is read at a glance", () => {
  expect(
    [0, 820, 12_345, 3_400_000, 5e9].map((bytes) => formatBytes(bytes, "fr").replace(/\s/g, " ")),
  ).toEqual(["0 o", "820 o", "12,3 ko", "3,4 Mo", "5 Go"]);
  expect(formatBytes(12_345, "en")).toBe("12.3 kB");
});
