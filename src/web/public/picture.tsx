/** The picture of the gate: what comes in, the house, what goes out. Drawn twice, for a wide page and for a phone. */
import type { Text } from '../i18n/index.ts'

type Words = Text['public']['landing']['picture']

/** Plain lines exist today, dotted ones are being built; the drawing says so in words. */
export const Picture = ({ words }: { readonly words: Words }) => (
  <div class="picture">
    <Wide words={words} />
    <Tall words={words} />
  </div>
)

const Wide = ({ words }: { readonly words: Words }) => (
  <svg class="wide" viewBox="0 0 520 440" role="img" aria-label={words.label}>
    <path class="flow sky" d="M10 86C130 86 170 196 238 212" />
    <path class="flow sky soon" d="M10 176C110 176 160 222 232 226" />
    <path class="flow sky soon" d="M10 276C110 276 160 250 232 242" />
    <path class="flow sky soon" d="M10 366C120 366 160 276 238 256" />
    <path class="flow leaf" d="M298 214C370 200 400 130 486 118" />
    <path class="tip leaf" d="m475 111 12 7-9 10" />
    <path class="flow wheat soon" d="M298 252C370 264 400 318 486 330" />
    <path class="tip wheat" d="m477 320 10 10-12 7" />
    <House x={170} y={112} scale={1.32} />
    <text class="now" x="10" y="72">
      {words.bank}
    </text>
    <text x="10" y="162">
      {words.energy}
    </text>
    <text x="10" y="302">
      {words.health}
    </text>
    <text x="10" y="392">
      {words.social}
    </text>
    <text class="now" x="510" y="100" text-anchor="end">
      {words.answers}
    </text>
    <text x="510" y="356" text-anchor="end">
      {words.lent[0]}
      <tspan x="510" dy="20">
        {words.lent[1]}
      </tspan>
    </text>
    <Key words={words} x={178} y={424} gap={112} />
  </svg>
)

const Tall = ({ words }: { readonly words: Words }) => (
  <svg class="tall" viewBox="0 0 340 424" role="img" aria-label={words.label}>
    <path class="flow sky" d="M42 44C48 96 120 108 152 150" />
    <path class="flow sky soon" d="M118 62C120 96 150 112 162 140" />
    <path class="flow sky soon" d="M200 62C200 96 184 112 178 140" />
    <path class="flow sky soon" d="M290 44C288 96 220 108 188 150" />
    <path class="flow leaf" d="M156 262C140 306 96 304 80 338" />
    <path class="tip leaf" d="m76 326 3 13 12-6" />
    <path class="flow wheat soon" d="M184 262C200 306 244 304 260 338" />
    <path class="tip wheat" d="m249 333 12 6 3-13" />
    <House x={110} y={122} />
    <text class="now" x="6" y="32">
      {words.bank}
    </text>
    <text x="118" y="52" text-anchor="middle">
      {words.energy}
    </text>
    <text x="200" y="52" text-anchor="middle">
      {words.health}
    </text>
    <text x="334" y="32" text-anchor="end">
      {words.social}
    </text>
    <text class="now" x="80" y="362" text-anchor="middle">
      {words.answers}
    </text>
    <text x="260" y="362" text-anchor="middle">
      {words.lent[0]}
      <tspan x="260" dy="18">
        {words.lent[1]}
      </tspan>
    </text>
    <Key words={words} x={64} y={414} gap={112} />
  </svg>
)

/** 120 wide, 152 high: the attic, and the one door. */
const House = ({ x, y, scale = 1 }: { readonly x: number; readonly y: number; readonly scale?: number }) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`} class="house">
    <path class="wall" d="M6 66 60 12l54 54v84H6z" />
    <path class="roof" d="M-4 74 60 10l64 64" />
    <path class="seed" d="M60 70V48m0 8c-6 0-9-3-9-8 6 0 9 3 9 8Zm0 0c6 0 9-3 9-8-6 0-9 3-9 8Z" />
    <rect class="door" x="43" y="84" width="34" height="66" rx="17" />
    <circle class="lock" cx="60" cy="112" r="5" />
    <path class="lock" d="M60 116v13" />
  </g>
)

const Key = ({ words, x, y, gap }: { readonly words: Words; readonly x: number; readonly y: number; readonly gap: number }) => (
  <g class="key">
    <path class="flow ink" d={`M${x} ${y - 5}h26`} />
    <text x={x + 34} y={y}>
      {words.today}
    </text>
    <path class="flow ink soon" d={`M${x + gap + 14} ${y - 5}h26`} />
    <text x={x + gap + 50} y={y}>
      {words.soon}
    </text>
  </g>
)
