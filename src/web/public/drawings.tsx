/** Small drawings of one cast (sheet, jar, sprout, door), in the ink of the page and the gold of the seed. All decorative. */
const lines = {
  sheet: {
    line: 'M20 8h26l10 10v46H20zM46 8v10h10M28 32h20M28 42h12',
    seed: 'M28 53h20',
  },
  jar: {
    line: 'M24 8h24v8H24zM22 26c0-5 3-6 3-10h22c0 4 3 5 3 10v32a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6z',
    seed: 'M36 54V40m0 6c-4.5 0-7-2.5-7-6.5 4.5 0 7 2.5 7 6.5Zm0 0c4.5 0 7-2.5 7-6.5-4.5 0-7 2.5-7 6.5Z',
  },
  bars: {
    line: 'M10 62h52M16 62V46h8v16M32 62V34h8v28',
    seed: 'M48 62V18h8v44',
  },
} as const

export const Drawing = ({ of }: { readonly of: keyof typeof lines }) => (
  <svg class="drawing" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
    <path class="line" d={lines[of].line} />
    <path class="seed" d={lines[of].seed} />
  </svg>
)
