/** Reads chosen files on the device and shows what they hold. The reader comes with the first file; nothing of a file ever leaves. */
import { filesIn } from '../drop-folders.ts'

interface Words {
  readonly reading: string
  readonly read: string
  readonly failed: string
}

export function mount(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[type=file]')
  const status = box.querySelector<HTMLElement>('[role=status]')
  const shelf = document.querySelector<HTMLElement>('[data-inspected]')
  if (input === null || status === null || shelf === null) return
  const words = JSON.parse(box.dataset['words'] ?? '{}') as Words
  const lang = document.documentElement.lang.startsWith('fr') ? 'fr' : 'en'
  // What is asked last is what is shown.
  let turn = 0

  async function read(files: readonly File[]): Promise<void> {
    if (files.length === 0 || status === null || shelf === null) return
    const mine = ++turn
    status.textContent = words.reading
    box.classList.add('busy')
    try {
      const { readAll } = await import('./read-all.ts')
      await readAll(files, lang, shelf, () => mine === turn)
      if (mine === turn) status.textContent = words.read
    } catch {
      if (mine === turn) status.textContent = words.failed
    } finally {
      if (mine === turn) box.classList.remove('busy')
    }
  }

  box.hidden = false
  input.addEventListener('change', () => void read([...(input.files ?? [])]).then(() => (input.value = '')))
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer !== null) void filesIn(event.dataTransfer).then(read)
  })
}
