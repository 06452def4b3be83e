/** One record: the keyboard goes to its neighbours in the list that led here, and back to the same place. Without it, its links do. */
import { mountKeys, onKey } from './keys.ts'
import { rememberedLinks } from './remembered.ts'

export function mount(place: HTMLElement): void {
  mountKeys(place)
  const links = rememberedLinks()
  const at = links.indexOf(location.pathname + location.search)
  const go = (step: -1 | 1): boolean => {
    const own = place.querySelector<HTMLAnchorElement>(step < 0 ? '[data-before]' : '[data-after]')
    const to = at === -1 ? own?.href : links[at + step]
    // Each in the place of the last, so that going back leads to the list.
    if (to !== undefined) location.replace(to)
    return to !== undefined
  }
  onKey((key) => (key === 'ArrowLeft' || key === 'k' ? go(-1) : key === 'ArrowRight' || key === 'j' ? go(1) : false))
  for (const [selector, step] of [
    ['[data-before]', -1],
    ['[data-after]', 1],
  ] as const) {
    place.querySelector(selector)?.addEventListener('click', (event) => {
      if (at !== -1 && go(step)) event.preventDefault()
    })
  }
  const back = place.querySelector('[data-back]')
  back?.addEventListener('click', (event) => {
    if (at === -1 || history.length < 2) return
    event.preventDefault()
    history.back()
  })
}
