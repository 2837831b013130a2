/** Icons of the menu, in the manner of `kit/ui/icon.tsx`: 24 units square, stroke 2, the colour of the text. */
const paths = {
  overview: 'M4 4h6v7H4zM14 4h6v4h-6zM14 12h6v8h-6zM4 15h6v5H4z',
  collection: 'M4 13l2.500-8h11L20 13v6H4v-6ZM4 13h5l1 3h4l1-3h5',
  ranking: 'M10 6h10M10 12h10M10 18h10M4 5l1.500-1v5M4 14.500c0-2 3-2 3 0 0 1.500-3 2-3 3.500h3',
  announcement: 'M4 10v4h3l9 4V6l-9 4H4ZM7 14l1.500 5M19.500 9.500a3.500 3.500 0 0 1 0 5',
  downloads: 'M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6',
  questionnaire: 'M11 6h9M11 12h9M11 18h9M3.500 6l1.500 1.500L8 4.500M3.500 12l1.500 1.500L8 10.500M4 18h3',
  campaigns: 'M5 5h14v15H5zM5 10h14M9 3v4M15 3v4',
  people: 'M9 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7ZM2.500 20c.700-3.500 3.300-5 6.500-5s5.800 1.500 6.500 5M16 5.300a3.500 3.500 0 0 1 0 6.400M18.500 15.500c1.800.800 2.700 2.300 3 4.500',
  server: 'M4 4h16v7H4zM4 13h16v7H4zM7 7.500h3M7 16.500h3',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;
export type MenuIconName = keyof typeof paths;

export function MenuIcon({ name }: { readonly name: MenuIconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
