/** Sentences of the page of what two sources tell otherwise, in English. */
import type { conflictsFr } from './conflicts.fr.ts'
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'en', { one, other })

export const conflictsEn: typeof conflictsFr = {
  waits: (count) => `${n(count, 'disagreement', 'disagreements')} between two sources`,
  title: 'When two sources disagree',
  lead: 'Say which one is right. What you decide is not asked again, and can be undone.',
  none: 'No disagreement',
  noneAbout: 'When two files contradict each other, you will see it here.',
  values: (fields) => `One record, two values: ${fields}.`,
  twice: 'The same amount, a few days apart, in two sources: most likely one thing.',
  from: (origin, format) => `According to ${origin} (${format})`,
  keep: 'Keep this',
  one: 'They are one: keep this one',
  two: 'They are two things',
  more: (count) => `Then ${n(count, 'more question', 'more questions')}.`,
  done: 'Done',
  said: { kept: 'Noted: nothing has changed.', again: 'The question is asked again.', gone: 'This question is no longer there.' },
  settled: (count) => `What you settled without changing anything (${count})`,
  verdicts: { kept: 'Kept as the newest source tells it', two: 'Two different things' },
  again: 'Ask again',
}
