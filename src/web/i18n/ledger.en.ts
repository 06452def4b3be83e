/** Words of the tools of the ledger, in English. */
import type { ledgerFr } from './ledger.fr.ts'

export const ledgerEn: typeof ledgerFr = {
  filter: 'Choose what is shown',
  what: 'Which lines',
  sorts: {
    all: 'All',
    reads: 'Readings by others',
    mine: 'Your own acts',
    away: 'Departures and arrivals',
  },
  since: 'From',
  until: 'To',
  show: 'Show',
  none: 'No line answers this choice',
  everything: 'Show everything',
  older: 'Older lines',
  newest: 'Back to the newest',
  proof: 'Keep a proof of it',
  proofAbout: 'A ledger kept here could be rewritten here. Not the one you keep at home: keep a signed checkpoint, and compare later.',
  checkpoint: 'Download the checkpoint',
  checkpointAbout: 'A few lines: how many entries, a fingerprint, the date, our signature. Nothing about you.',
  file: 'Download the ledger',
  fileAbout: 'Every line, to read or to hand over. None of your data, only who, what, when and why.',
  offline: 'To check it without us, offline:',
  compare: 'Compare with what you kept',
  kept: 'Checkpoint or ledger that you kept',
  keptHint: 'A file from this page, 64 MB at most. It is not kept.',
  check: 'Compare',
  checked: {
    same: (day) => `Nothing has changed: your ledger is that of ${day}, word for word.`,
    continued: (day, lines) =>
      `Nothing was rewritten: your ledger goes on from that of ${day}, with ${lines === 1 ? 'one more entry' : `${lines} more entries`}.`,
    rewritten: (day) => `Beware: what your ledger said on ${day} was rewritten since. Keep this file.`,
    shorter: (day) => `Beware: entries that your ledger had on ${day} are missing. Keep this file.`,
    other: (day) => `This file of ${day} is not of this ledger, or the beginning of your ledger was rewritten. Keep this file.`,
    unreadable: 'This file is neither a checkpoint nor a ledger of Grenier.',
    changed: 'This file was changed since it was signed: it proves nothing.',
    foreign: 'This file is signed by another platform.',
    none: 'Choose a file.',
  },
}
