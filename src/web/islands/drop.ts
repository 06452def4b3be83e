/**
 * Makes the upload form a place to drop files on: lists what is chosen, sends it with its progress, can be stopped.
 * The form itself stays whole: without this island, or when the server answers with a page to read, it is sent as it is.
 */
import { addFiles, removeFile, showFiles, type Words } from './drop-files.ts'
import { filesIn } from './drop-folders.ts'
import { send, type Sent } from './drop-send.ts'

export function mount(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  if (!(form instanceof HTMLFormElement) || input === null) return
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Words
  const list = element('ul', 'chosen')
  list.setAttribute('aria-label', words['chosen'] ?? '')
  const status = element('p', 'status')
  status.setAttribute('role', 'status')
  form.append(list, status)
  form.classList.add('ready')

  const show = (): void => showFiles(list, input.files, words, (index) => (removeFile(input, index), show()))
  input.addEventListener('change', show)
  acceptDrops(form, (files) => (addFiles(input, files), show()))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!form.classList.contains('busy')) upload(form, input, status, words)
  })
  // A page brought back by the browser's own history must not look as if it were still sending.
  addEventListener('pageshow', () => (rest(form, status), show()))
}

function upload(form: HTMLFormElement, input: HTMLInputElement, status: HTMLElement, words: Words): void {
  const progress = document.createElement('progress')
  progress.max = 1
  const said = element('span', 'said')
  said.textContent = words['sending'] ?? ''
  progress.setAttribute('aria-label', said.textContent)
  const stop = document.createElement('button')
  stop.type = 'button'
  stop.className = 'btn end'
  stop.textContent = words['cancel'] ?? ''
  const body = new FormData(form)
  form.classList.add('busy')
  input.disabled = true
  status.replaceChildren(said, progress, stop)
  const abort = send(form.action, body, {
    onProgress(share) {
      if (share < 1) progress.value = share
      else {
        // From here the server reads: how long is not known, so the bar says only that it goes on.
        // It can no longer be stopped: what is read may already be kept.
        progress.removeAttribute('value')
        said.textContent = words['reading'] ?? ''
        stop.remove()
      }
    },
    onEnd(sent) {
      rest(form, status)
      finish(status, words, sent)
    },
  })
  stop.addEventListener('click', abort)
}

function finish(status: HTMLElement, words: Words, sent: Sent): void {
  if (sent.location !== undefined) return location.assign(sent.location)
  status.classList.add('wrong')
  status.textContent = words[sent.type] ?? words['failed'] ?? ''
}

function rest(form: HTMLFormElement, status: HTMLElement): void {
  form.classList.remove('busy')
  form.querySelector('input')?.removeAttribute('disabled')
  status.classList.remove('wrong')
  status.replaceChildren()
}

/** Files may be dropped anywhere on the page: missing the box must not open the file in the browser. */
function acceptDrops(form: HTMLFormElement, take: (files: readonly File[]) => void): void {
  let inside = 0
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const over = (entering: number): void => {
    inside = Math.max(0, inside + entering)
    form.classList.toggle('over', inside > 0)
  }
  addEventListener('dragenter', (event) => holdsFiles(event) && over(1))
  addEventListener('dragleave', (event) => holdsFiles(event) && over(-1))
  addEventListener('dragover', (event) => holdsFiles(event) && event.preventDefault())
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    over(-inside)
    if (event.dataTransfer && !form.classList.contains('busy')) void filesIn(event.dataTransfer).then(take)
  })
}

function element(name: 'ul' | 'p' | 'span', className: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  return made
}
