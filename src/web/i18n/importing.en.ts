/** Sentences of an import that lasts, in English. */
import { counted } from './format.ts'
import type { importingFr } from './importing.fr.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'en', { one, other })

export const importingEn: typeof importingFr = {
  title: 'Import under way',
  about: 'You may leave this page and close the attic: the reading goes on. Its result waits for your return.',
  refresh: 'Without JavaScript, the page reads itself again every three seconds.',
  files: 'Files',
  states: { waiting: 'waiting', reading: 'being read', done: 'read', refused: 'not kept' },
  records: (count) => n(count, 'record read', 'records read'),
  island: { one: '{n} record read', other: '{n} records read' },
  cancel: 'Stop this import',
  cancelAbout: 'Nothing of it will be kept.',
  running: { title: 'An import is under way', see: 'See how far it is' },
  ended: {
    failed: {
      title: 'This import did not finish',
      about: 'It stopped on our side. Nothing of it was kept: give your files again.',
    },
    cancelled: { title: 'This import is stopped', about: 'Nothing of it was kept. Your attic is unchanged.' },
    aside: {
      title: 'This import was not kept',
      about: 'What waited for your return was no longer as you had entrusted it. None of it is in the attic: give your files again.',
    },
    unknown: {
      title: 'This import is not known',
      about:
        'If it finished, it is among your imports. If not, it stopped before its end and nothing of it was kept: give your files again.',
    },
  },
  again: 'Give files again',
  recent: 'Your last imports',
  recentAbout: 'What is here is kept. What is not here is not: give it again, nothing will be counted twice.',
  aside: {
    title: 'An import was not kept',
    about: (moment) =>
      `What waited for your return was no longer as you had entrusted it. We set it aside on ${moment}: give your files again.`,
    forget: 'Delete what is left',
  },
}
