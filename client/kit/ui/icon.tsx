/** Our own line icons: 24 units square, stroke 2, drawn in the colour of the text. Always beside words or with a label on the button. */
const paths = {
  close: 'M5 5 19 19M19 5 5 19',
  check: 'M4 12.5 9.5 18 20 6',
  back: 'M15 5 8 12l7 7',
  next: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 6 0M5.2 12.2a10 10 0 0 1 4.6-2.4M14 9.7a10 10 0 0 1 4.8 2.5M2 9a14.5 14.5 0 0 1 4.5-2.8M10.5 5.1A14.5 14.5 0 0 1 22 9M12 19h.01',
  online: 'M8.5 15.5a5 5 0 0 1 7 0M5.2 12.2a10 10 0 0 1 13.6 0M2 9a14.5 14.5 0 0 1 20 0M12 19h.01',
  blank: 'M12 3a9 9 0 0 1 3.4.7M18.4 5.6a9 9 0 0 1 2 3M21 12a9 9 0 0 1-.7 3.4M18.4 18.4a9 9 0 0 1-3 2M12 21a9 9 0 0 1-3.4-.7M5.6 18.4a9 9 0 0 1-2-3M3 12a9 9 0 0 1 .7-3.4M5.6 5.6a9 9 0 0 1 3-2',
  eye: 'M2 12c2.5-4.7 6-7 10-7s7.5 2.3 10 7c-2.5 4.7-6 7-10 7s-7.5-2.3-10-7ZM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4M12 17h.01',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 11v5M12 8h.01',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM9 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  outbox: 'M4 13v6h16v-6M12 15V4M7.5 8 12 3.5 16.5 8',
  download: 'M4 14v6h16v-6M12 4v11M7.5 11 12 15.5 16.5 11',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 3v4.5h-4.5',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM16 16l5 5',
  contrast: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7v10a5 5 0 0 0 0-10Z',
  'larger-text': 'M2.5 18 7.5 6l5 12M4.2 14h6.6M14 18l3.750-8.5L21.5 18M15.3 15.2h4.9',
  speak: 'M4 9v6h4l5 4V5L8 9H4ZM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  place: 'M12 21c4.5-5 7-8.5 7-11.5a7 7 0 1 0-14 0c0 3 2.5 6.5 7 11.5ZM12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5',
  user: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 20c1-4 4-6 8-6s7 2 8 6',
  draft: 'M5 20l1-4L16.5 5.5l3 3L9 19l-4 1ZM14 8l3 3',
  sort: 'M8 9l4-4 4 4M8 15l4 4 4-4',
  erase: 'M9 5h11v14H9l-6-7 6-7ZM12.5 9.5l5 5M17.5 9.5l-5 5',
  lock: 'M5 11h14v9H5v-9ZM8 11V8a4 4 0 0 1 8 0v3',
} as const;

export type IconName = keyof typeof paths;

/** One icon; it is silent to screen readers. */
export function Icon({ name, large = false }: { readonly name: IconName; readonly large?: boolean }) {
  return (
    <svg class={large ? 'icon icon-large' : 'icon'} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
