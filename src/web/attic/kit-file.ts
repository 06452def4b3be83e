import { links } from '#routes'
import { day, text } from '../i18n/index.ts'
import type { Frame } from '../props.ts'

const width = 72

/** The kit as a small text file, for whoever keeps things in files: the same words as the sheet. */
export function kitFile(frame: Frame, groups: readonly string[]): { readonly name: string; readonly text: string } {
  const t = text(frame.lang).attic.kit
  const use = { title: t.useTitle, about: t.use(`${frame.publicUrl.replace(/\/$/, '')}${links.recover(frame.lang)}`) }
  const paragraphs = [...t.about, use].flatMap(({ title, about }) => ['', title, ...wrapped(about)])
  const lines = [t.sheetTitle, `${frame.publicUrl} · ${day(frame.today, frame.lang)}`, '', groups.join('-'), ...paragraphs, '']
  return { name: t.fileName, text: lines.join('\r\n') }
}

function wrapped(sentence: string): string[] {
  const lines: string[] = []
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
