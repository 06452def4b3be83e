/**
 * The list of records, searched as one types: each question is the page's own form, sent where it would go, and its answer put
 * in the place of the last. What was asked stays in this entry of the browser's history, so that going back finds it again; no
 * word enters an address. Without this island every form is a page.
 */
import { mountKeys, onKey } from './keys.ts'
import { rememberLinks } from './remembered.ts'

const patienceMilliseconds = 200

interface State {
  readonly asked: readonly (readonly [string, string])[]
  readonly opened?: string
}

export function mount(place: HTMLElement): void {
  const search = place.querySelector<HTMLFormElement>('[data-search]')
  const box = search?.querySelector<HTMLInputElement>('[name=text]')
  const said = place.querySelector<HTMLElement>('[data-said]')
  const words = JSON.parse(place.dataset['words'] ?? '{}') as { readonly [name: string]: string }
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  mountKeys(place)

  async function look(asked: State['asked']): Promise<void> {
    const own = ++turn
    clearTimeout(timer)
    place.setAttribute('aria-busy', 'true')
    const page = await ask(search?.action ?? '', asked)
    // A later answer is on its way.
    if (own !== turn) return
    place.removeAttribute('aria-busy')
    if (page === undefined) return say(words['failed'])
    history.replaceState({ asked } satisfies State, '')
    const pressed = document.activeElement instanceof HTMLButtonElement ? document.activeElement.value : undefined
    const inside = place.querySelector('#answer')?.contains(document.activeElement) === true
    for (const part of ['#answer', '#kinds']) replace(place, page, part)
    replaceKind(asked)
    if (pressed !== undefined && !inside) place.querySelector<HTMLElement>(`#kinds button[value="${CSS.escape(pressed)}"]`)?.focus()
    if (inside) focusFound()
    say(place.querySelector('[data-found]')?.textContent ?? words['none'])
  }
  function replaceKind(asked: State['asked']): void {
    const kind = asked.findLast(([name]) => name === 'kind')?.[1]
    const hidden = search?.querySelector<HTMLInputElement>('input[type=hidden][name=kind]')
    if (kind !== undefined && hidden) hidden.value = kind
  }
  function focusFound(): void {
    const found = place.querySelector<HTMLElement>('[data-found]')
    found?.setAttribute('tabindex', '-1')
    found?.focus()
  }
  function say(sentence = ''): void {
    if (said && said.textContent !== sentence) said.textContent = sentence
  }

  box?.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => search && void look(fieldsOf(search)), patienceMilliseconds)
  })
  search?.addEventListener('change', (event) => {
    if (event.target !== box) void look(fieldsOf(search))
  })
  place.addEventListener('submit', (event) => {
    const form = event.target
    // Views are kept by pages of their own.
    if (!(form instanceof HTMLFormElement) || form.action !== search?.action) return
    event.preventDefault()
    void look(fieldsOf(form, event.submitter))
  })
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-record]') : null
    if (!link) return
    rememberLinks(recordLinks().map((one) => one.getAttribute('href') ?? ''))
    history.replaceState(
      { asked: (history.state as State | null)?.asked ?? [], opened: link.getAttribute('href') ?? '' } satisfies State,
      '',
    )
  })

  const recordLinks = (): HTMLAnchorElement[] => [...place.querySelectorAll<HTMLAnchorElement>('a[data-record]')]
  function move(step: -1 | 1): boolean {
    const links = recordLinks()
    const at = links.findIndex((link) => link === document.activeElement)
    if (at === 0 && step < 0) box?.focus()
    else links[at === -1 ? 0 : at + step]?.focus()
    return links.length > 0
  }
  onKey((key) => {
    if (key === 'ArrowDown' || key === 'j') return move(1)
    if (key === 'ArrowUp' || key === 'k') return move(-1)
    if (key !== '/' && key !== 'Escape') return false
    box?.focus()
    return box !== null && box !== undefined
  })
  box?.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && move(1)) event.preventDefault()
    if (event.key !== 'Escape' || box.value === '') return
    event.preventDefault()
    box.value = ''
    if (search) void look(fieldsOf(search))
  })
  const { asked = [], opened } = (history.state as State | null) ?? {}
  void restore(asked, opened)

  async function restore(fields: State['asked'], link: string | undefined): Promise<void> {
    if (fields.length > 0 && search) {
      for (const [name, value] of fields) {
        const field = search.elements.namedItem(name)
        if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
      }
      await look(fields)
    }
    if (link !== undefined)
      recordLinks()
        .find((one) => one.getAttribute('href') === link)
        ?.focus()
  }
}

function fieldsOf(form: HTMLFormElement, submitter?: HTMLElement | null): State['asked'] {
  const fields = [...new FormData(form, submitter)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  )
  return [...new Map(fields)]
}

/** The page as the server would show it; undefined when it could not be had. XMLHttpRequest parses it itself: no text is made markup here. */
function ask(address: string, fields: State['asked']): Promise<Document | undefined> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.open('POST', address)
    request.addEventListener('load', () => done(request.status === 200 ? (request.responseXML ?? undefined) : undefined))
    request.addEventListener('error', () => done(undefined))
    request.send(new URLSearchParams(fields.map(([name, value]) => [name, value])))
  })
}

function replace(place: HTMLElement, page: Document, selector: string): void {
  const [old, fresh] = [place.querySelector(selector), page.querySelector(selector)]
  if (old && fresh) old.replaceWith(document.adoptNode(fresh))
}
