import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPdf } from "./pdf";

const ADDRESS = "https://exemple.fr/rapport.pdf";
const titleIn = (body: Buffer | string) =>
  readPdf(typeof body === "string" ? Buffer.from(body, "latin1") : body, ADDRESS).title?.value;

/** An object stream as programs write it. */
function objectStream(objects: Readonly<Record<number, string>>, head = "/Filter /FlateDecode"): string {
  const numbers = Object.keys(objects);
  let place = 0;
  const pairs = numbers.map((number) => {
    const pair = `${number} ${place}`;
    place += (objects[Number(number)]?.length ?? 0) + 1;
    return pair;
  });
  const start = `${pairs.join(" ")} `;
  const packed = deflateSync(Buffer.from(start + Object.values(objects).join(" "), "latin1"));
  return `9 0 obj\n<< /Type /ObjStm /N ${numbers.length} /First ${start.length} /Length ${packed.length} ${head} >>\nstream\r\n${packed.toString("latin1")}\nendstream\nendobj\n`;
}

/** Its cross-references are a stream too, whose dictionary says where the information is. */
const fileOf = (body: string, more = "") =>
  `%PDF-1.5\n${body}12 0 obj\n<< /Type /XRef /Info 4 0 R /Root 1 0 R ${more}>>\nstream\nxyz\nendstream\nendobj\n%%EOF`;

describe("the information of a PDF", () => {
  test("is read where it is written out, and stops where it ends", () => {
    expect(titleIn(fileOf("4 0 obj\n<< /Title (Un rapport) >>\nendobj\n"))).toBe("Un rapport");
    const outline = "4 0 obj\n<< /Author (Ada) >>\nendobj\n5 0 obj\n<< /Title (Chapitre 1) >>\nendobj\n";
    expect(titleIn(fileOf(outline))).toBeUndefined();
  });

  test("is read in an object stream, between the objects around it", () => {
    const body = objectStream({
      3: "<< /Title (Chapitre 1) >>",
      4: "<< /Author (Camille Martin) /Title (Guide de l\\222essai) /CreationDate (D:20180301120000) >>",
      5: "<< /Title (Chapitre 2) >>",
    });
    const found = readPdf(Buffer.from(fileOf(body), "latin1"), ADDRESS);
    expect(found.title).toEqual({ value: "Guide de l’essai", origin: "pdf" });
    expect(found.publishedOn?.value).toBe("2018-03-01");
    expect(found.credits?.value).toMatchObject([{ name: "Camille Martin" }]);
    expect(
      titleIn(fileOf(objectStream({ 4: "<< /Author (Ada) >>", 5: "<< /Title (Chapitre) >>" }))),
    ).toBeUndefined();
  });

  test("is the last that was written, in a stream or not", () => {
    const [first, second] = [
      objectStream({ 4: "<< /Title (Ancien) >>" }),
      objectStream({ 4: "<< /Title (Nouveau) >>" }),
    ];
    const written = "4 0 obj\n<< /Title (Entre deux) >>\nendobj\n";
    expect(titleIn(fileOf(first + second))).toBe("Nouveau");
    expect(titleIn(fileOf(first + written))).toBe("Entre deux");
    expect(titleIn(fileOf(first + written + second))).toBe("Nouveau");
  });

  test("is not read in what is encrypted, nor packed otherwise", () => {
    const objects = { 4: "<< /Title (Secret) >>" };
    expect(titleIn(fileOf(objectStream(objects), "/Encrypt 7 0 R "))).toBeUndefined();
    expect(titleIn(fileOf(objectStream(objects, "/Filter /LZWDecode")))).toBeUndefined();
    expect(
      titleIn(fileOf(objectStream(objects, "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"))),
    ).toBeUndefined();
  });
});

describe("a hostile PDF", () => {
  test("inflates to so much and no more", () => {
    const bomb = deflateSync(Buffer.alloc(60_000_000), { level: 9 }).toString("latin1");
    const stream = `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${bomb}\nendstream\n`;
    const before = process.memoryUsage().rss;
    expect(titleIn(fileOf(stream.repeat(20)))).toBeUndefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test("that names streams without end, or lies about them, is an ordinary page without a title", () => {
    expect(titleIn(fileOf("<< /Type /ObjStm ".repeat(200_000)))).toBeUndefined();
    for (const head of ["/N 9999999 /First 9999999", "/N 1 /First 0", "/N -1 /First x", ""]) {
      expect(
        titleIn(
          fileOf(`9 0 obj\n<< /Type /ObjStm ${head} /Filter /FlateDecode >>\nstream\nxyz\nendstream\n`),
        ),
      ).toBeUndefined();
    }
  });

  test("whatever its bytes and wherever it is cut, is read without a fault", () => {
    const whole = fileOf(objectStream({ 4: "<< /Title (Guide) >>", 5: "<< >>" }));
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(whole.length),
        fc.string({ unit: "binary" }),
        (cut, at, noise) => {
          titleIn(whole.slice(0, cut));
          titleIn(whole.slice(0, at) + noise + whole.slice(at + noise.length));
        },
      ),
    );
  });
});
