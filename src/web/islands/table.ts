/** Reads a table again as its person changes her answers, and shows the first rows. Without this island, a button does it. */

const patienceMilliseconds = 250

export function mount(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  const words = JSON.parse(form.dataset['words'] ?? '{}') as { readonly [name: string]: string }
  const said = form.querySelector<HTMLElement>('[data-said]')
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(whole: boolean): Promise<void> {
    const turn = ++asked
    const page = await ask(form as HTMLFormElement)
    // A later answer is on its way.
    if (turn !== asked) return
    if (page === undefined) return say(words['failed'])
    replace(form, page, '[data-preview]')
    // Another kind of rows has other columns and other questions; what was being chosen keeps the focus.
    if (whole) for (const part of ['#columns', '#how']) replace(form, page, part)
    if (whole) form.querySelector<HTMLElement>('[name=target]')?.focus()
    say(words['updated'])
  }
  function say(sentence = ''): void {
    if (said) said.textContent = sentence
  }
  form.addEventListener('input', (event) => {
    const isTarget = event.target instanceof HTMLElement && event.target.getAttribute('name') === 'target'
    clearTimeout(timer)
    timer = setTimeout(() => void look(isTarget), patienceMilliseconds)
  })
  // What was answered before this script came, or is brought back by the browser's history.
  const isChanged = [...form.querySelectorAll('option')].some((option) => option.selected !== option.defaultSelected)
  if (isChanged) void look(false)
}

/** The page as the server would show it; undefined when it could not be had. XMLHttpRequest parses it itself: no text is made markup here. */
function ask(form: HTMLFormElement): Promise<Document | undefined> {
  const body = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  body.set('act', 'look')
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.open('POST', form.action)
    request.addEventListener('load', () => done(request.status === 200 ? (request.responseXML ?? undefined) : undefined))
    request.addEventListener('error', () => done(undefined))
    request.send(body)
  })
}

function replace(form: HTMLElement, page: Document, selector: string): void {
  const [old, fresh] = [form.querySelector(selector), page.querySelector(selector)]
  if (old && fresh) old.replaceWith(document.adoptNode(fresh))
}
