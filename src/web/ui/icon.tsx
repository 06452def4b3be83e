/** Icons in one ink line, 24 × 24, always beside a word: hidden from screen readers. */
const drawings = {
  home: 'M4 11.5 12 4.5l8 7V20H4zM12 20v-5',
  budget: 'M5 20v-6M12 20V9M19 20V5M3 20h18',
  records: 'M4 6h16M4 12h16M4 18h10',
  imports: 'M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M4 19.5h16',
  ledger: 'M6 4h11a1 1 0 0 1 1 1v15H7a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1ZM5 17.5a2 2 0 0 1 2-1.5h11M9 8h5',
  account: 'M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.7-3.6 3.4-5.5 7-5.5s6.3 1.9 7 5.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  news: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.5h4',
  check: 'M5 12.5 10 17.5 19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.5 20h19zM12 10v4.5m0 2.7v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5m0-9v.1',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  arrow: 'M4 12h15m0 0-6-6m6 6-6 6',
} as const

export type IconName = keyof typeof drawings

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
)
