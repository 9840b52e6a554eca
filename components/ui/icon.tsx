/** Small line drawings on a 24-unit grid, drawn for Sillage. Decorative: a word always goes with them. Lists repeat them: their stroke is in .icon. */
const SHAPES = {
  resource:
    "M12 6.2C10 4.8 7.2 4.2 3.5 4.200v14c3.7 0 6.5.6 8.5 2 2-1.4 4.8-2 8.5-2v-14c-3.7 0-6.5.6-8.5 2zM12 6.200v14",
  lab: "M9.5 3.500h5M10.5 3.500v6L4.8 18.300c-.8 1.3 0 2.7 1.5 2.700h11.400c1.5 0 2.3-1.4 1.5-2.700L13.5 9.500v-6M7.5 14.800h9",
  programme: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.8 8.200l-2.2 5.4-5.4 2.2 2.2-5.400z",
  event: "M4 6.500h16v13.500H4zM4 10.800h16M8 3.500v5M16 3.500v5M8 15h3",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.300L20.5 20.5",
  previous: "M14.5 5.500L8 12l6.5 6.5",
  next: "M9.5 5.500L16 12l-6.5 6.5",
  external: "M13.5 4.500h6v6M19.5 4.500L11 13M17 14v5.500H4.500V7H10",
  check: "M4.5 12.500l5 5L19.5 7",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  up: "M5.5 14.500L12 8l6.5 6.5",
  down: "M5.5 9.500L12 16l6.5-6.5",
  whole: "M4.5 9v-4.500h4.500M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.200l3.5 2",
  pencil:
    "M4.5 19.500l.9-4L15.6 5.300a1.5 1.5 0 0 1 2.1 0l1 1a1.5 1.5 0 0 1 0 2.100L8.5 18.600zM13.5 7.400l3.1 3.1",
  reply: "M9.5 6L4.5 11l5 5M4.5 11h9a6 6 0 0 1 6 6v1.5",
  inbox: "M4 13.500L6.5 5h11L20 13.500v6H4zM4 13.500h4.500l1 2.500h5l1-2.500H20",
  back: "M4.5 9.500h10a5 5 0 0 1 0 10H9M8.5 5.500l-4 4 4 4",
  out: "M14 4.500H5v15h9M10 12h10M16.5 8.500L20 12l-3.500 3.500",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500v.6",
  warning: "M12 4L3 19.500h18zM12 10v4.500M12 16.800v.5",
  place:
    "M12 21c4.5-4.7 6.7-8.3 6.7-11a6.7 6.7 0 1 0-13.4 0c0 2.7 2.2 6.3 6.7 11zM12 12.300a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.800z",
  star: "M12 4l2.4 5.1 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.500L4 9.800l5.6-.7z",
  person: "M12 11.500a3.7 3.7 0 1 0 0-7.5 3.7 3.7 0 0 0 0 7.500zM4.5 20.500c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
  lock: "M6 10.500h12v9.500H6zM8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500M12 14v2.500",
  shield: "M12 3.500l7 2.500v5.500c0 4.500-2.800 7.500-7 9-4.200-1.500-7-4.500-7-9V6z",
  bell: "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
