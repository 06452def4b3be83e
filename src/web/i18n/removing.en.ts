/** Sentences of deleting all that comes from an import or a source, in English. */
import { counted } from './format.ts'
import type { removingFr } from './removing.fr.ts'

const records = (n: number): string => counted(n, 'en', { one: 'record', other: 'records' })

export const removingEn: typeof removingFr = {
  link: 'Delete all that comes from here',
  linkAbout: 'You will first see what goes and what stays.',
  linkUndone: 'Delete for good what it held',
  title: 'Delete all that comes from here',
  backToBatch: 'Back to the import',
  backToSource: 'Back to this source',
  backToSources: 'Back to your sources',
  typed: 'What you typed',
  source: 'This source',
  goes: 'What goes',
  nothingGoes: 'No record goes: other imports hold all of them.',
  days: (period) => `Of this period: ${period}.`,
  stays: 'What stays',
  staysAbout: 'Another import brought it too. Only what that one says stays.',
  keeper: (n) => `${records(n)} in`,
  reach: 'What this reaches',
  reaches: [
    'Every copy of these records in your attic, corrections included, and what undone imports held of them.',
    'A new import will not bring them back, unless you ask for it.',
  ],
  reachNot: 'What this does not reach',
  reachesNot: ['Backups already made and files that you took away.', 'What whoever gave you these files keeps on their side.'],
  files: 'The original files kept',
  filesAbout: 'They still hold these records. Tick those to delete too. A file may hold something else.',
  filesProof: 'Asked only to delete a file.',
  confirm: (n) => (n === 0 ? 'Delete for good' : `Delete ${records(n)} for good`),
  on: 'The deletion is under way',
  onAbout: 'What is done is done. You can stop here and go on later.',
  progress: (done, left) => `${records(done)} deleted so far, ${records(left)} to go.`,
  next: 'Go on',
  done: 'All that came from here is deleted',
  doneAbout: (n) => `${records(n)} deleted for good.`,
  empty: 'There is nothing left to delete',
  emptyAbout: 'No record of your attic comes from here.',
  letBack: 'Let them come back at the next import',
  letBackAbout: 'Nothing comes back from here. If you import a file that holds these records again, they will be taken in.',
  isLetBack: 'A later import may bring them back',
  removed: 'Deleted',
  removedAbout: (n) => `You deleted ${records(n)} of this import.`,
}
