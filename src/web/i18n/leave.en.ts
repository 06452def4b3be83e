/** Sentences of taking everything away and of coming in elsewhere, in English. */
import { counted } from './format.ts'
import type { leaveFr } from './leave.fr.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'en', { one, other })

export const leaveEn: typeof leaveFr = {
  title: 'Take my data away',
  lead: 'Everything your attic holds, in a file that opens anywhere, even without us.',
  insideTitle: 'What will be inside',
  nothing: 'Your attic is still empty: the file will only hold its register.',
  imports: (count) => `The history of ${n(count, 'import', 'imports')}, corrections and withdrawals included.`,
  originals: (count, size) => `${n(count, 'original file', 'original files')}, as given (${size}).`,
  ledger: 'Your register and your settings.',
  readable: 'A page to open offline, tables for a spreadsheet, and the same content for programs.',
  size: (size) => `About ${size}.`,
  choose: 'What do you want to take?',
  all: 'Everything',
  allHint: 'This file can come into another Grenier.',
  part: 'A part',
  partHint: 'To read or to pass on. This file does not come into another Grenier.',
  kind: 'Kind of data',
  anyKind: 'All',
  source: 'Import',
  anySource: 'All',
  format: 'Form of the file',
  zip: 'Complete folder: tables and a page to read (ZIP)',
  formats: {
    ofx: 'Operations for accounting software (OFX)',
    vcf: 'Contacts for an address book (vCard)',
    ics: 'Events for a calendar (iCalendar)',
    csv: 'Table of one kind, for a spreadsheet (CSV)',
  },
  since: 'From',
  until: 'To',
  found: 'What your search finds',
  foundHint: 'To read or to hand over, in the form chosen below.',
  takeList: 'Take this list away',
  partTitle: 'If it is a part',
  sealTitle: 'Seal the file',
  sealAbout: 'Optional. The file will only open with this passphrase, here or with the free tool age. If you lose it, it opens no more.',
  sealPhrase: 'A passphrase for this file',
  sealAgain: 'The same one, once more',
  passphraseHint: 'That of your attic. Asked again, since this file holds everything.',
  submit: 'Download',
  thenTitle: 'Then',
  next: [
    'Keep this file like your papers: whoever opens it reads everything.',
    'Open the page index.html inside: it shows what the file holds.',
    'To change Grenier, create an attic there, then “I come from another Grenier”.',
  ],
  verify: 'To check the file, offline:',
  digestTitle: 'Digests',
  digestAbout: 'A digest sums up all that the file holds. Two Greniers that show the same one hold the same thing.',
  takenOn: (moment, records) => `Taken on ${moment}: ${records}`,
  arrivedOn: (moment, records) => `Arrived on ${moment}: ${records}`,
  records: (count) => n(count, 'record', 'records'),
  cannot: {
    busy: 'A file is already being prepared for you. Wait until it has arrived.',
    format: 'This form of file does not hold this kind of data.',
    period: 'These dates do not go together: the end comes before the start.',
  },
  arriveLink: 'I come from another Grenier',
  chapters: 'The register of your former attic',
  chapter: (count) => `${n(count, 'line', 'lines')}, closed and checked when they arrived.`,
  ledgerLines: {
    taken: 'You took your data away',
    taking: 'You asked to take your data away',
    cut: 'You began to take your data away',
    arrived: 'Your data came from another Grenier',
  },
  arrive: {
    title: 'I come from another Grenier',
    lead: 'Give the file that you took away. Your data, their history and your register come back as they were.',
    given: 'This file is an attic taken away. It does not come in as an import: give it here.',
    file: 'The file you took away',
    fileHint: (size) => `The complete .zip file, up to ${size}. It is checked whole before anything is kept.`,
    seal: 'Passphrase of the file',
    sealHint: 'Only if you had sealed the file when you took it away.',
    submit: 'Bring it in',
    notEmpty: 'Your attic already holds data. An attic only arrives in an empty attic.',
    notEmptyAbout: 'Create another account, or add your files one by one as imports.',
    doneTitle: 'Everything has arrived',
    done: (records) => `${records}. The digest below is the one your former Grenier showed: compare them.`,
    home: 'See my attic',
    refusals: {
      BadExport: 'This file cannot come in: nothing was kept.',
      NotEmpty: 'Your attic already holds data: nothing was changed.',
      SealNeeded: 'This file is sealed: give its passphrase too.',
      WrongSeal: 'This is not the passphrase of this file: nothing was kept.',
      NoFile: 'Choose the file first.',
      UploadTooLarge: 'This file is larger than the limit.',
      TooManyFiles: 'Give a single file.',
    },
    problems: {
      'not-export': 'This is not a file taken away from a Grenier.',
      version: 'It comes from a later Grenier than this one.',
      cut: 'The end is missing: the download stopped too early.',
      altered: 'A part was changed.',
      missing: 'A part is missing.',
      extra: 'A part was added.',
      'too-large': 'A part is too large.',
      row: 'A row does not follow its kind of data.',
      record: 'A record is not what its rows say.',
      count: 'The counts do not agree.',
      ledger: 'The register does not hold.',
      original: 'An original file is missing.',
      digest: 'The digest is not that of the content.',
      part: 'This is a part of an attic, not a whole one.',
    },
  },
  taken: {
    title: 'My data',
    lead: (moment) => `Taken from a Grenier on ${moment}.`,
    part: 'This file is a part of an attic.',
    offline: 'This page works offline and sends nothing.',
    digest: 'Digest',
    table: 'Table',
    lines: 'For programs',
    newest: (count) => `The ${count} most recent`,
    search: 'Search this page',
    sources: 'Imports',
    originals: 'Original files',
    tables: 'The complete tables are in the data folder. Amounts there are in cents.',
    other: 'Français',
    day: 'Day',
    what: 'Record',
    amount: 'Value',
  },
  readme: `This file comes from a Grenier. It holds your data.

index.html        open it in a browser: what the file holds
data/*.csv        one table for each kind of data (amounts in cents)
data/*.ndjson     the same content, one record a line, for programs
originals/        your files, as you had given them
ledger/           your register
log/              the complete history, to come into another Grenier
datapackage.json  description of the tables (Frictionless)
manifest.json     the list of files and their digests

To check it: grenier export verify FILE.zip
`,
}
