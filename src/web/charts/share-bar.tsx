/** How much of the largest post a post is, with a mark at its usual amount. Decoration: the figures are beside it, in words. */

interface ShareBarProps {
  /** Positive minor units; a refund larger than what was spent draws nothing. */
  readonly amount: number
  readonly usual: number | null
  /** What fills the whole width. */
  readonly most: number
  readonly way: 'in' | 'out'
}

export function ShareBar({ amount, usual, most, way }: ShareBarProps) {
  const at = (minor: number): number => (most <= 0 ? 0 : Math.round((Math.max(0, minor) / most) * 1000) / 10)
  return (
    <svg class={`share ${way}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="3" width="100" height="4" />
      <rect class="part" x="0" y="1" width={at(amount)} height="8" />
      {usual !== null && usual > 0 && <line class="usual" x1={at(usual)} x2={at(usual)} y1="0" y2="10" />}
    </svg>
  )
}

/** The amount that fills the width for these posts: the largest of all they say. */
export const mostOf = (posts: readonly { readonly amount: number; readonly usual: number | null }[]): number =>
  Math.max(0, ...posts.flatMap(({ amount, usual }) => [amount, usual ?? 0]))
