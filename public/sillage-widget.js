/*
 * <sillage-widget src="https://…/fr/widget?q=…"><a href="https://…">…</a></sillage-widget>
 *
 * Shows a widget of Sillage within a page, as high as what it holds, in the page's font and colours (custom properties
 * --sillage-accent, --sillage-background, --sillage-ink, --sillage-muted, --sillage-line, --sillage-font). What is between
 * its tags is shown until it is there, and when it cannot be.
 *
 * It reads the page of the same address, which has neither script nor form: no cookie is sent, nothing is kept. The host's
 * policy has to allow this file (script-src) and its server (connect-src); no inline style is used, and nothing that Trusted
 * Types watch. Only widgets of the server that this file came from are shown.
 */
(() => {
  const server = new URL(document.currentScript.src).origin;

  class SillageWidget extends HTMLElement {
    static observedAttributes = ["src"];
    #root = this.attachShadow({ mode: "open" });
    #asked = null;

    connectedCallback() {
      if (!this.#root.firstChild) this.#root.append(document.createElement("slot"));
      this.#ask();
    }

    disconnectedCallback() {
      this.#asked?.abort();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#ask();
    }

    #ask() {
      this.#asked?.abort();
      const src = this.getAttribute("src") ?? "";
      if (!URL.canParse(src)) return;
      const address = new URL(src);
      if (address.origin !== server || !/^\/(fr|en)\/widget$/.test(address.pathname)) return;
      // Its style comes as a text: the host's policy would complain of a style even in a page that is only read.
      address.searchParams.set("element", "1");
      const asked = new XMLHttpRequest();
      this.#asked = asked;
      asked.open("GET", address);
      // Read as a document: its text passes through no sink, and no script in it could run.
      asked.responseType = "document";
      asked.onload = () => {
        if (asked.status === 200 && asked.responseXML) this.#show(asked.responseXML);
      };
      asked.send();
    }

    #show(page) {
      const main = page.querySelector("main");
      const style = page.querySelector("meta[name=style]");
      if (!main || !style) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.content);
      this.#root.adoptedStyleSheets = [sheet];
      // A part of another page: a section of it, whose headings come below the page's own.
      const section = document.createElement("section");
      const title = document.createElement("h2");
      title.append(...main.querySelector("h1").childNodes);
      main.querySelector("h1").remove();
      for (const heading of main.querySelectorAll("h2")) {
        const lower = document.createElement("h3");
        lower.append(...heading.childNodes);
        heading.replaceWith(lower);
      }
      section.lang = page.documentElement.lang;
      section.setAttribute("aria-label", title.textContent);
      section.append(title, ...document.importNode(main, true).childNodes);
      this.#root.replaceChildren(section);
      this.dispatchEvent(new Event("load"));
    }
  }

  if (!customElements.get("sillage-widget")) customElements.define("sillage-widget", SillageWidget);
})();
