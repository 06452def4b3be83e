/** The nine families in one ink line, each alone or inside the jar that a person fills. */

const drawings: { readonly [family: string]: string } = {
  bank: 'M4 10h16M5 20h14M7 10v10M12 10v10M17 10v10M12 4 4 10h16z',
  energy: 'M13 3 6 13h5l-1 8 8-11h-5z',
  telecom: 'M8 3h8v18H8zM11 18h2',
  shops: 'M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0',
  health: 'M12 20s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 10c0 5.5-7 10-7 10Z',
  home: 'M4 11.5 12 4.5l8 7V20H4zM10 20v-5h4v5',
  mobility: 'M5 5h14v12H5zM5 12h14M8 17v2M16 17v2',
  school: 'M2.5 9 12 4.5 21.5 9 12 13.5zM6 11v5c2 2 10 2 12 0v-5',
  web: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
}

export const FamilyDrawing = ({ family }: { readonly family: string }) => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d={drawings[family]} />
  </svg>
)

/** Height of the inside of a jar, and where it ends, in the units of its drawing. */
const inside = 52
const bottom = 74

/** A jar filled to `share` (0 to 1): what is surely held, then, paler, what perhaps is. */
export const FamilyJar = ({ family, share, perhaps }: { readonly family: string; readonly share: number; readonly perhaps: number }) => {
  const [sure, maybe] = [share * inside, Math.min(share + perhaps, 1) * inside]
  return (
    <svg class="family-jar" viewBox="0 0 64 80" width="64" height="80" aria-hidden="true">
      <clipPath id={`jar-${family}`}>
        <path d="M17 22h30c3 2 5 4 5 8v38a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V30c0-4 2-6 5-8z" />
      </clipPath>
      <g clip-path={`url(#jar-${family})`}>
        <rect class="maybe" x="10" width="44" y={bottom - maybe} height={maybe} />
        <rect class="sure" x="10" width="44" y={bottom - sure} height={sure} />
      </g>
      <path class="line" d="M18 8h28v8H18zM18 16c0 6-6 6-6 14v38a6 6 0 0 0 6 6h28a6 6 0 0 0 6-6V30c0-8-6-8-6-14" />
      <path class="line thin" transform="translate(20 36)" d={drawings[family]} />
    </svg>
  )
}
