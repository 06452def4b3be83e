/** Keeps the page of an import up to date, and goes to its result. Without this island the page reads itself again. */
import type { Words } from './drop-files.ts'

/** Names of formats, by connector. */
type Formats = Words

const secondsBetween = 2

interface Answer {
  readonly state?: string
  readonly records?: number
  readonly files?: readonly { readonly state: string; readonly records: number; readonly connector?: string }[]
}

export function mount(place: HTMLElement): void {
  const words = JSON.parse(place.dataset['words'] ?? '{}') as Words
  const formats = JSON.parse(place.dataset['formats'] ?? '{}') as Formats
  const look = async (): Promise<void> => {
    const answer = await ask()
    if (answer !== undefined) {
      // The page of what has ended is the server's to write.
      if (answer.state !== 'running') return location.reload()
      show(place, answer, words, formats)
    }
    setTimeout(() => void look(), secondsBetween * 1000)
  }
  setTimeout(() => void look(), secondsBetween * 1000)
}

/** Undefined when the server could not be reached: it is asked again. */
async function ask(): Promise<Answer | undefined> {
  try {
    const response = await fetch(location.href, { headers: { Accept: 'application/json' } })
    // Signed out in the meantime: the page itself leads to sign-in.
    return response.redirected ? {} : ((await response.json()) as Answer)
  } catch {
    return undefined
  }
}

function show(place: HTMLElement, { records = 0, files = [] }: Answer, words: Words, formats: Formats): void {
  say(place.querySelector('[data-records]'), count(records, words))
  const read = place.querySelectorAll('[data-read]')
  const known = place.querySelectorAll('[data-format]')
  const states = place.querySelectorAll('[data-state] .chip')
  for (const [index, file] of files.entries()) {
    if (file.connector !== undefined) say(known[index], formats[file.connector] ?? file.connector.toUpperCase())
    say(read[index], file.records > 0 ? count(file.records, words) : '')
    const chip = states[index]
    say(chip, words[file.state] ?? '')
    if (chip) chip.className = `chip ${file.state === 'done' ? 'leaf' : file.state === 'refused' ? 'berry' : 'sky'}`
  }
}

function count(records: number, words: Words): string {
  const { lang } = document.documentElement
  const form = new Intl.PluralRules(lang).select(records) === 'one' ? 'one' : 'other'
  return (words[form] ?? '').replace('{n}', new Intl.NumberFormat(lang).format(records))
}

/** Written only when it changes: it is read aloud each time. */
function say(place: Element | null | undefined, words: string): void {
  if (place && place.textContent !== words) place.textContent = words
}
