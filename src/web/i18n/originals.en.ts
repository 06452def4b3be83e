/** Sentences of files kept as they were given, in English. */
import type { originalsFr } from './originals.fr.ts'

export const originalsEn: typeof originalsFr = {
  see: 'Original file kept',
  gone: 'The original file is deleted.',
  goneOn: (moment) => `Deleted on ${moment}. Nothing of it is left here.`,
  about: (size) => `This file is kept as you gave it, sealed like your data. Its size: ${size}.`,
  download: 'Download',
  deleteTitle: 'Delete it',
  deleteAbout: 'The data read in this file stay. The file itself can no longer be found here.',
  deleteHint: 'Asked so that nobody else deletes it in your place.',
  delete: 'Delete this file',
  back: 'Back to the import',
  ledger: 'You deleted an original file',
}
