/** Line icons on a 16 grid, drawn here so that nothing has to be fetched or bundled for a dozen shapes. */
const shapes = {
  today: 'M2.5 3.5h11v10h-11v-10ZM2.5 6.5h11M5.5 2v3M10.5 2v3M5.6 10l1.7 1.7 3-3.2',
  aging: 'M2.5 3.5h11M2.5 8h11M2.5 12.5h11M6 3.5v9M10 3.5v9',
  quadrant: 'M8 2v12M2 8h12M4.5 5h.01M11 4.5h.01M11.5 11.5h.01M5 11h.01',
  warning: 'M8 2.2 14.2 13H1.8L8 2.2ZM8 6.5v3M8 11.2v.01',
  customers: 'M8 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM2.8 13.7c.4-2.7 2.4-4.2 5.2-4.2s4.8 1.5 5.2 4.2',
  receipts: 'M3 2.5h10v11l-2-1.3-1.5 1.3L8 12.2l-1.5 1.3L5 12.2l-2 1.3v-11ZM5.5 6h5M5.5 8.8h5',
  bank: 'M2 6.3 8 2.5l6 3.8H2ZM3.8 6.3v5.2M6.6 6.3v5.2M9.4 6.3v5.2M12.2 6.3v5.2M2 13.2h12',
  bills: 'M1.5 4h13v8h-13V4ZM4 6.7h4M4 9.3h2.6M11 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  letters: 'M2 4h12v8.5H2V4Zm0 .5 6 4.5 6-4.5',
  reports: 'M3.5 2h6l3 3v9h-9V2ZM9.5 2v3h3M6 8.5h4M6 11h4',
  import: 'M8 2v7.5M5 6.8l3 3 3-3M2.5 11v2.5h11V11',
  export: 'M8 10V2.5M5 5.2l3-3 3 3M2.5 11v2.5h11V11',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.3v3.4M6 9.3v3.4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14',
  log: 'M3 2.5h10v11H3v-11ZM5.5 5.5h5M5.5 8h5M5.5 10.5h2.5',
  calendar: 'M2.5 3.5h11v10h-11v-10ZM2.5 6.5h11M5.5 2v3M10.5 2v3',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  cross: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5v.01',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11.2v.01',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z',
  auto: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M8 5h3.7M8 8h6M8 11h3.7',
  gauge: 'M2 11.5a6 6 0 0 1 12 0M8 11.5l3-4M5 11.5h.01M11 11.5h.01',
  scale: 'M8 2v11M4.5 13.5h7M3 4.5h10M3 4.5 1.5 9h3L3 4.5ZM13 4.5 11.5 9h3L13 4.5Z',
  contract: 'M3 2h8v12H3V2ZM5 5h4M5 7.5h4M5 10h1.5M13.5 7.5 9.5 12l-1.3.4.2-1.4 4-4.5',
  document: 'M3.5 2h6l3 3v9h-9V2ZM9.5 2v3h3',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  flame:
    'M8 14c2.5 0 4.3-1.8 4.3-4.2C12.3 6.5 9 5.5 9 2c-2 1-3 2.8-2.8 4.7C5.2 6.4 4.8 5.7 4.6 5 3.9 6.2 3.7 8 3.7 9.8 3.7 12.2 5.5 14 8 14Z',
  back: 'M6.5 3.5 2.5 8l4 4.5M2.5 8h11',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  up: 'm3.5 10 4.5-4.5 4.5 4.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  plus: 'M8 3v10M3 8h10',
  trash: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.6 9h5.8l.6-9',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  orders:
    'M1.5 4h8v7h-8V4ZM9.5 6.5h3l2 2.5v2h-5V6.5ZM4.3 12.8a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6ZM12 12.8a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6Z',
  promise: 'M2.5 3h11v10h-11V3ZM2.5 6h11M5.5 1.8v2.4M10.5 1.8v2.4M5.4 9.4l1.8 1.8 3.4-3.2',
  process: 'M1.5 5.5h4v5h-4v-5ZM6.5 8h2M7.5 6.8 8.7 8 7.5 9.2M10.5 3h4v4h-4V3ZM10.5 9.5h4v4h-4v-4Z',
  dispute: 'M2.5 3h11v7.5H8L5 13.5v-3H2.5V3ZM8 5v2.5M8 9v.01',
  writeoff: 'M3.5 2h6l3 3v9h-9V2ZM9.5 2v3h3M5.8 8l4.4 4M10.2 8l-4.4 4',
  print: 'M4.5 6V2.5h7V6M4.5 11H2.5V6h11v5h-2M4.5 9.5h7v4h-7v-4Z',
  percent:
    'M3 13 13 3M4.8 6.6a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM11.2 13a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  law: 'M8 2v11.5M4.5 13.5h7M3 4h10M3 4 1.2 9h3.6L3 4ZM13 4l-1.8 5h3.6L13 4Z',
  playbook: 'M8 4.2C6.6 3.2 4.6 2.8 2 3v9.3c2.6-.2 4.6.2 6 1.2 1.4-1 3.4-1.4 6-1.2V3c-2.6-.2-4.6.2-6 1.2ZM8 4.2v9.3',
  gavel: 'M9 2.2 13.8 7M6.2 5 11 9.8M10.2 3.4 7.4 6.2M12.6 5.8 9.8 8.6M7.6 7.4 2.5 12.5l1 1 5.1-5.1M8.5 14h5.5',
  shield: 'M8 1.8 13 3.5v4.2c0 3.2-2 5.3-5 6.5-3-1.2-5-3.3-5-6.5V3.5L8 1.8ZM5.8 8l1.6 1.6 2.9-3',
  evidence: 'M3.5 2h6l3 3v9h-9V2ZM9.5 2v3h3M5.8 9.2l1.7 1.7 3-3.4',
  lock: 'M4 7.5h8v6H4v-6ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
} as const;

export type IconName = keyof typeof shapes;

export interface IconProps {
  readonly name: IconName;
  readonly size?: number;
  /** Said by screen readers; without it the icon is silent decoration of a text beside it. */
  readonly label?: string;
  readonly className?: string | undefined;
}

export function Icon({ name, size = 16, label, className }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
