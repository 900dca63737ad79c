/**
 * The icons of the product: a grid of 32, strokes of 2.4 with round ends, one idea each. An icon
 * always stands beside its word (back and close excepted).
 */
export const ICONS = {
  again: <path d="M26.5 13A11 11 0 1 0 27 18M27 6.5V13h-6.5" />,
  bell: <path d="M5 23.5h22M7.5 23.5a8.5 8.5 0 0 1 17 0 M16 15v-3M13.2 11.8h5.6M14 27.5h4" />,
  calendar: (
    <>
      <rect x="4.5" y="6.5" width="23" height="21" rx="2.5" />
      <path d="M10.5 3.5v6M21.5 3.5v6M4.5 13h23" />
      <path d="M11.5 20l3.2 3 6-5.6" />
    </>
  ),
  camera: (
    <>
      <path d="M4 10.5a2 2 0 0 1 2-2h4l2.5-4h7l2.5 4h4a2 2 0 0 1 2 2V25a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <circle cx="16" cy="17" r="5" />
    </>
  ),
  care: (
    <path d="M16 27.5C9 22.3 4 18 4 12.2A6.4 6.4 0 0 1 16 9a6.4 6.4 0 0 1 12 3.2C28 18 23 22.3 16 27.5z" />
  ),
  chart: <path d="M4.5 27.5h23M8.5 22.5v-6M14.5 22.5V8M20.5 22.5v-9M26 22.5V5" />,
  check: <path d="M5.5 17l7 7L26.5 9" />,
  chev: <path d="M12 6.5l9.5 9.5-9.5 9.5" />,
  clock: (
    <>
      <circle cx="16" cy="16" r="12" />
      <path d="M16 9v7.3l4.8 2.9" />
    </>
  ),
  close: <path d="M7.5 7.5l17 17M24.5 7.5l-17 17" />,
  corporate: (
    <path d="M6 27.5V6.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v21 M19 13.5h5a2 2 0 0 1 2 2v12M3.5 27.5h25M10.5 10h4M10.5 15h4M10.5 20h4" />
  ),
  device: (
    <>
      <rect x="4" y="5.5" width="24" height="15" rx="2" />
      <path d="M10 27h12M16 20.5V27" />
    </>
  ),
  down: <path d="M16 5v21M7.5 18l8.5 8.5 8.5-8.5" />,
  download: <path d="M16 4.5V20M9 13.5l7 7 7-7M5 27h22" />,
  filter: <path d="M4 8h24M9 16h14M13.5 24h5" />,
  flag: <path d="M7 28.5V4.5h17l-4 6 4 6H7" />,
  grid: (
    <>
      <rect x="4.5" y="4.5" width="9.5" height="9.5" rx="1.5" />
      <rect x="18" y="4.5" width="9.5" height="9.5" rx="1.5" />
      <rect x="4.5" y="18" width="9.5" height="9.5" rx="1.5" />
      <rect x="18" y="18" width="9.5" height="9.5" rx="1.5" />
    </>
  ),
  help: (
    <path d="M6.5 5.5h19a2.5 2.5 0 0 1 2.5 2.5v12a2.5 2.5 0 0 1-2.5 2.5H15l-7 5v-5H6.5A2.5 2.5 0 0 1 4 20V8a2.5 2.5 0 0 1 2.5-2.5z M16 10v5.2M16 18.8v.1" />
  ),
  idCard: (
    <>
      <rect x="3" y="6.5" width="26" height="19" rx="2.5" />
      <circle cx="11" cy="13.8" r="2.8" />
      <path d="M6.6 21.4c.5-2.5 2.2-3.8 4.4-3.8s3.9 1.3 4.4 3.8M19.5 12.5H25M19.5 16.5H25M19.5 20.5H23" />
    </>
  ),
  info: (
    <>
      <circle cx="16" cy="16" r="12" />
      <path d="M16 15v7.5M16 9.8v.1" />
    </>
  ),
  language: (
    <path d="M3.5 8h13M10 4.5V8M13.8 8c-.8 4.6-4 8.3-8.8 10.4M6.3 11.4c1.7 3 4.4 5.5 8 6.8 M15.8 27.5 21.8 13l6 14.5M17.9 22.7h7.8" />
  ),
  ledSign: (
    <>
      <rect x="3" y="9" width="26" height="14" rx="2" />
      <path d="M8 14v.1M12 14v.1M16 14v.1M20 14v.1M24 14v.1M8 18v.1M12 18v.1M16 18v.1M20 18v.1M24 18v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="6" y="14" width="20" height="13.5" rx="2" />
      <path d="M10.5 14v-3.5a5.5 5.5 0 0 1 11 0V14" />
    </>
  ),
  log: <path d="M6 4.5h13l7 7v16H6zM19 4.5v7h7M11 17h10M11 22h10" />,
  loudspeaker: <path d="M4 13v6h4l14 6.5v-19L8 13zM10 19.5v6.5h4.5v-4.6M26 13.5v5" />,
  move: <path d="M4 14.5 14 5.5l10 9 M7 12.5V27h8 M17.5 22H28M24 17.8l4.2 4.2-4.2 4.2" />,
  newService: (
    <>
      <rect x="4" y="7" width="24" height="16" rx="2.5" />
      <path d="M11 28h10M16 23v5" />
      <path d="M16 11.2v7.6M12.2 15h7.6" />
    </>
  ),
  noLink: (
    <path d="M4 4l24 24M3.5 12.5a18 18 0 0 1 6-3.9M15 7.3a18 18 0 0 1 13.5 5.2M8 17.5a11.5 11.5 0 0 1 5.5-3M12.3 22.3a5.3 5.3 0 0 1 7.4 0M16 26.5v.1" />
  ),
  noShow: (
    <>
      <circle cx="13" cy="10.5" r="5" />
      <path d="M3.5 27.5c.7-5.6 4.3-9 9.5-9 1.5 0 2.9.3 4.1.8M20.5 20.5l7 7M27.5 20.5l-7 7" />
    </>
  ),
  park: (
    <path d="M10 4.5h12M10 27.5h12M11 4.5c0 7 4 7.5 5 11.5 1-4 5-4.5 5-11.5M11 27.5c0-7 4-7.5 5-11.5 1 4 5 4.5 5 11.5" />
  ),
  payment: (
    <path d="M7 4.5h18v23l-3-2.2-3 2.2-3-2.2-3 2.2-3-2.2-3 2.2z M12 9.5l4 5 4-5M16 14.5v6M12.5 15h7M12.5 18.2h7" />
  ),
  people: (
    <>
      <circle cx="12" cy="10.5" r="4.5" />
      <path d="M3.5 26.5c.5-5 3.8-8 8.5-8s8 3 8.5 8" />
      <path d="M20.5 6.6a4.3 4.3 0 0 1 0 7.9M24 19.2c2.6 1.2 4.2 3.7 4.5 7.3" />
    </>
  ),
  person: (
    <>
      <circle cx="16" cy="10.5" r="5" />
      <path d="M6 27.5c.7-5.6 4.6-9 10-9s9.3 3.4 10 9" />
    </>
  ),
  phone: (
    <>
      <rect x="8.5" y="3.5" width="15" height="25" rx="3" />
      <path d="M14 24.3h4" />
    </>
  ),
  pin: (
    <>
      <path d="M16 28.5c6-6.5 9.5-11 9.5-15.5a9.5 9.5 0 0 0-19 0c0 4.5 3.5 9 9.5 15.5z" />
      <circle cx="16" cy="13" r="3.5" />
    </>
  ),
  plan: <path d="M6 11.5h19M20.5 6.5l5 5-5 5 M26 21H7M11.5 16l-5 5 5 5" />,
  play: <path d="M9 5.5v21l17-10.5z" />,
  plug: (
    <>
      <path d="M16 3.5V22M12 7.5l4-4.2 4 4.2" />
      <circle cx="16" cy="25.5" r="3" />
      <path d="M16 19l6.5-3.5V11M16 16 9.5 12.8V9M20.5 8h4v3h-4z" />
    </>
  ),
  plus: <path d="M16 6v20M6 16h20" />,
  printer: (
    <path d="M9 12V4.5h14V12M9 23H6a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h20a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-3 M9 19h14v8.5H9z" />
  ),
  ratingPad: (
    <>
      <rect x="3" y="6" width="26" height="18" rx="2.5" />
      <path d="M12 12.5v.1M20 12.5v.1M11 17c1.3 1.8 3 2.7 5 2.7s3.7-.9 5-2.7M10 28h12" />
    </>
  ),
  repair: (
    <path d="M27 9.2a7 7 0 0 1-9.4 7.3L8.6 25.6a2.9 2.9 0 0 1-4.1-4.1l9.1-9A7 7 0 0 1 21.8 4l-4 4.1.7 4.6 4.6.7z" />
  ),
  returnDevice: (
    <>
      <rect x="4" y="18" width="24" height="9" rx="2" />
      <path d="M9 22.5h.1M13 22.5h.1" />
      <path d="M22 13.5V9.5a3.5 3.5 0 0 0-3.5-3.5H10M14 2l-4.2 4 4.2 4" />
    </>
  ),
  right: <path d="M5 16h21M18 7.5l8.5 8.5-8.5 8.5" />,
  scan: (
    <path d="M4 11V6a2 2 0 0 1 2-2h5M21 4h5a2 2 0 0 1 2 2v5M28 21v5a2 2 0 0 1-2 2h-5M11 28H6a2 2 0 0 1-2-2v-5 M10 10h4.5v4.5H10zM17.5 10H22v4.5h-4.5zM10 17.5h4.5V22H10zM18 18h4v4" />
  ),
  search: (
    <>
      <circle cx="14" cy="14" r="9" />
      <path d="M21 21l7 7" />
    </>
  ),
  set: (
    <>
      <path d="M4 9h14M24 9h4M4 23h4M14 23h14" />
      <circle cx="21" cy="9" r="3" />
      <circle cx="11" cy="23" r="3" />
    </>
  ),
  shield: (
    <path d="M16 3.5 26.5 7.5v8c0 6-4.3 10.4-10.5 13-6.2-2.6-10.5-7-10.5-13v-8z M11 16l3.7 3.7L21.3 13" />
  ),
  split: (
    <path d="M4 16h7c5 0 5-8 10-8h6M11 16c5 0 5 8 10 8h6M23.5 4.5 27.2 8l-3.7 3.5M23.5 20.5l3.7 3.5-3.7 3.5" />
  ),
  star: <path d="M16 2.8l4 8.3 9.1 1.2-6.7 6.3 1.7 9L16 23.2l-8.1 4.4 1.7-9-6.7-6.3 9.1-1.2z" />,
  ticket: (
    <path d="M4 10a2 2 0 0 1 2-2h20a2 2 0 0 1 2 2v3.2a3 3 0 0 0 0 5.6V22a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-3.2a3 3 0 0 0 0-5.6z M12 12.5v7M17 13.5h5.5M17 18.5h3.5" />
  ),
  undo: <path d="M6 13h13.5a7 7 0 0 1 0 14H12M11.5 7 5.5 13l6 6" />,
  voice: (
    <path d="M4 12.5v7h5l7 5.5V7l-7 5.5z M20.5 12a6 6 0 0 1 0 8M24.3 8.3a11 11 0 0 1 0 15.4" />
  ),
  warning: <path d="M16 4.5 29 27H3z M16 13v6.2M16 23v.1" />,
  wheelchair: (
    <>
      <circle cx="14" cy="5.6" r="2.3" />
      <path d="M14 9.5v8h7l3.5 7.5 2.5-1M14 12.8h6" />
      <path d="M10.5 14.5a6.8 6.8 0 1 0 9.4 9" />
    </>
  ),
} as const;

export type IconName = keyof typeof ICONS;

export function Icon({
  name,
  class: extra = '',
}: {
  readonly name: IconName;
  readonly class?: string;
}) {
  return (
    <svg class={`i ${extra}`} viewBox="0 0 32 32" aria-hidden="true">
      {ICONS[name]}
    </svg>
  );
}

/** 号 in straight strokes: the product's sign. */
export function Mark({ class: extra = '' }: { readonly class?: string }) {
  return (
    <svg class={`i mark ${extra}`} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="7.5" y="3.5" width="17" height="9.5" />
      <path d="M3 18h26M12 18l-1.3 5H23.5V29h-5.5" />
    </svg>
  );
}
