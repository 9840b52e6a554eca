import fc from "fast-check";
import { expect, it, test } from "vitest";
import { decodeText } from "./charset";

const latin = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["UTF-8, said or not", Buffer.from("été"), undefined, "été"],
  ["the header", latin("été"), "text/html; charset=ISO-8859-1", "été"],
  ["the header, in quotes", latin("été"), 'text/xml; charset="windows-1252"', "été"],
  [
    "the page",
    latin('<meta charset="iso-8859-15"><p>été'),
    "text/html",
    '<meta charset="iso-8859-15"><p>été',
  ],
  [
    "the page, in the old way",
    latin('<meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>été'),
    "text/html",
    '<meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>été',
  ],
  [
    "an XML declaration",
    latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>été</a>'),
    "application/xml",
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>été</a>',
  ],
  [
    "a byte order mark, before the header",
    Buffer.from("\ufeffété", "utf16le"),
    "text/html; charset=utf-8",
    "été",
  ],
  ["nothing, where it is not UTF-8", latin("été"), "text/html", "été"],
  ["a header that is wrong in fact", latin("été"), "text/html; charset=utf-8", "\ufffdt\ufffd"],
  ["an encoding that does not exist", Buffer.from("été"), "text/html; charset=klingon", "été"],
])("the encoding is known by %s", (_, body, header, text) => {
  expect(decodeText(body, header)).toBe(text);
});

it("does not take the middle of a character, where a page was cut, for another encoding", () => {
  const whole = Buffer.from("été".repeat(10));
  expect(decodeText(whole.subarray(0, whole.length - 1))).toBe("été".repeat(10).slice(0, -1));
});

it("gives a text, whatever the bytes and the header", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (body, header) => {
      expect(typeof decodeText(body, header)).toBe("string");
    }),
  );
});
