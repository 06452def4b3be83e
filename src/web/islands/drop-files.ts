/** The files chosen in an input: added to, taken from, shown. */
import type { Lang } from '#routes'
import { bytes } from '../i18n/format.ts'

/** Sentences of the form, from `data-words`; a refusal is under its type. */
export type Words = { readonly [name: string]: string }

/** Adds files to what the input already holds; the same name and size is taken once. */
export function addFiles(input: HTMLInputElement, files: Iterable<File>): void {
  const all = new Map([...(input.files ?? []), ...files].map((file) => [`${file.name}\n${file.size}`, file]))
  setFiles(input, [...all.values()])
}

export const removeFile = (input: HTMLInputElement, index: number): void =>
  setFiles(
    input,
    [...(input.files ?? [])].filter((_file, at) => at !== index),
  )

function setFiles(input: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  input.files = transfer.files
}

/** One line a file: its name, its size, a button that takes it away. */
export function showFiles(list: HTMLElement, files: FileList | null, words: Words, remove: (index: number) => void): void {
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'fr'
  list.replaceChildren(
    ...[...(files ?? [])].map((file, index) => {
      const item = document.createElement('li')
      const name = document.createElement('span')
      name.textContent = file.name
      const size = document.createElement('span')
      size.className = 'small soft'
      size.textContent = bytes(file.size, lang)
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = words['remove'] ?? ''
      button.setAttribute('aria-label', `${words['remove'] ?? ''} ${file.name}`)
      button.addEventListener('click', () => remove(index))
      item.append(name, size, button)
      return item
    }),
  )
}
