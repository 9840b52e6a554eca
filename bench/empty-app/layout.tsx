/** Next's own floor: the least page that can be, under a layout of its own. bench/server.ts adds it to a copy of the tree. */
export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="fr">
      <body>{children}</body>
    </html>
  );
}
