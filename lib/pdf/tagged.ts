/** pdfkit's document with what it leaves to do for a tagged one (PDF/UA-1, ISO 14289-1). */
import PDFDocument from "pdfkit";

export interface Told {
  title: string;
  subject: string;
  author: string;
  lang: string;
  /** ISO 8601. */
  date: string;
}

export type Element = PDFKit.PDFStructureElement;

export class TaggedDocument extends PDFDocument {
  // Of pdfkit's own, which its types leave out.
  declare initSubset: (options: { subset: string }) => void;
  declare appendXML: (xml: string) => void;
  declare _root: { data: Record<string, unknown> };
  declare _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } };

  /** @param font the file of the font in which it begins: the standard fonts are never embedded */
  constructor({ title, subject, author, lang, date }: Told, font: string) {
    super({
      size: "A4",
      margin: 0,
      font,
      lang,
      autoFirstPage: false,
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      pdfVersion: "1.7",
      info: {
        Title: title,
        Subject: subject,
        Author: author,
        Creator: "Sillage",
        Producer: "Sillage (pdfkit)",
        CreationDate: new Date(date),
        ModDate: new Date(date),
      },
    });
    this.initSubset({ subset: "PDF/UA" });
    // Readers call pages as they are numbered on paper (ISO 32000-1, § 12.4.2).
    this._root.data.PageLabels = { Nums: [0, { S: "D" }] };
  }

  /** The address under a part of a page, named for those who listen. A `String` is a text in PDF, a string a name. */
  linkTo(x: number, y: number, width: number, height: number, url: string, element: Element): void {
    const options = { structParent: element, Contents: new String(url) };
    Reflect.apply(this.link, this, [x, y, width, height, url, options]);
  }

  /** pdfkit calls it at the end. Its own puts what it was told into the XML as it is, "<" and "&" included. */
  _addInfo(): void {
    const { Title, Subject, Author, Creator, Producer, CreationDate } = this.info;
    const date = `${CreationDate?.toISOString().slice(0, 19)}Z`;
    this.appendXML(`
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
  <xmp:CreatorTool>${escaped(Creator)}</xmp:CreatorTool><pdf:Producer>${escaped(Producer)}</pdf:Producer>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(Title)}</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(Subject)}</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>${escaped(Author)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>`);
  }

  isKnown(codePoint: number): boolean {
    return this._font.font.hasGlyphForCodePoint(codePoint);
  }

  /** Says something of an element of the structure: what `draw` draws is its content. */
  tag(element: Element, type: string, draw: () => void): void {
    element.add(this.markStructureContent(type));
    draw();
    this.endMarkedContent();
  }

  /** What is drawn for the eye only: rules, running titles, page numbers. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.markContent("Artifact", { type });
    draw();
    this.endMarkedContent();
  }
}

const escaped = (text = "") => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
