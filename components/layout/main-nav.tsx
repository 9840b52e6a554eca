"use client"; // the page that is being read is known from the address only: the layout around it is cached

import { usePathname } from "next/navigation";

export interface NavItem {
  href: string;
  label: string;
}

/** The five ways in, the one being read marked. */
export function MainNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  const path = usePathname();
  return (
    <nav className="site-nav" aria-label={label}>
      <ul>
        {items.map(({ href, label: name }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
