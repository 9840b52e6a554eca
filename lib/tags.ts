/** The names under which cached pages are kept, and thrown away when a decision changes what they show. */
export const tags = {
  home: "home",
  lists: "lists",
  sitemap: "sitemap",
  /** Every entry's page, since any may name any other as alike: thrown away only when an entry is taken down. */
  similar: "similar",
  entry: (slug: string) => `entry:${slug}`,
  theme: (slug: string) => `theme:${slug}`,
  organisation: (slug: string) => `organisation:${slug}`,
  territory: (code: string) => `territory:${code}`,
};
