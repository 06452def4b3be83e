/** Sentences of leaving, in English. */
import { counted } from './format.ts'
import type { leavingFr } from './leaving.fr.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'en', { one, other })

export const leavingEn: typeof leavingFr = {
  banner: {
    label: 'Erasure asked for',
    text: (moment) => `This attic will be erased on ${moment}.`,
    link: 'See, or change your mind',
  },

  ledger: { erase: 'You asked for your attic to be erased', keep: 'You kept your attic, after asking for its erasure' },

  sessions: {
    title: 'Open sessions',
    about:
      'The browsers where your attic is open. A session closes by itself after two hours without a visit, and after twelve hours at the latest.',
    here: 'this device',
    unknown: 'Unknown browser',
    opened: (moment) => `Opened on ${moment}.`,
    seen: (moment) => `Last visit around ${moment}, to within ten minutes.`,
    end: 'Close this session',
    endOthers: 'Close all the others',
    alone: 'No other session is open.',
    ended: 'Closed: your attic no longer opens there without the passphrase.',
    strange: 'A session you do not recognise? Close it.',
    notKept: 'We keep no IP address and no device model: only the name of the browser and of the system, sealed.',
  },

  erase: {
    title: 'Erase my attic',
    lead: 'All it holds goes for good. Nobody will be able to find it again.',
    goesTitle: 'What will be erased',
    records: (records, imports) =>
      `${n(records, 'piece of data', 'pieces of data')}, and ${n(imports, 'import', 'imports')}: what we read in your files.`,
    lines: (lines) => `Your ledger: ${n(lines, 'line', 'lines')}.`,
    keys: 'The keys that open the vault. They go first.',
    sessions: (sessions) => `${n(sessions, 'open session', 'open sessions')}, this one included.`,
    account: 'Your e-mail address, your language, your settings.',
    staysTitle: 'What will stay',
    stays: [
      'A signed certificate: a number, two dates, quantities. Nothing in it says who you are. It is kept here for a year.',
      'The number of the vault and the time, in a list that keeps an old copy from bringing it back.',
      'Backups already made, until they are replaced. They stay sealed, and your passphrase would open them: keep it to yourself.',
      'Your statements at the bank.',
    ],
    confirmTitle: 'Confirm',
    when: 'When?',
    later: 'In seven days',
    laterHint: 'Until then everything works as before, and you can change your mind.',
    now: 'At once',
    nowHint: 'It will be done before the next page, and nothing can be undone.',
    passphraseHint: 'Asked again, so that nobody else erases in your place.',
    submit: 'Erase my attic',
    trial: 'This trial attic is an invented person’s: no passphrase is asked, and it is erased at once.',
    waitingTitle: (moment) => `Erasure planned on ${moment}`,
    waiting: 'Until then your attic works as before. Afterwards, nothing will open it.',
    certificate: 'Address of the certificate, to write down now',
    keep: 'Keep my attic',
    nowTitle: 'Or do not wait',
    submitNow: 'Erase at once',
    kept: 'Your attic is kept: nothing will be erased.',
    wrong: 'The passphrase is not right. Nothing was erased.',
  },

  certificate: {
    title: 'Certificate of erasure',
    done: (moment) => `This attic was erased on ${moment}. Nothing opens it any more.`,
    waitingTitle: 'Not erased yet',
    waiting: (moment) => `This erasure is planned on ${moment}. The certificate will be here within the following hour.`,
    number: 'Certificate number',
    platform: 'Platform',
    asked: 'Asked for on',
    erased: 'Erased on',
    countsTitle: 'What was erased',
    counts: {
      accounts: (count) => n(count, 'account', 'accounts'),
      sessions: (count) => n(count, 'session', 'sessions'),
      wraps: (count) => n(count, 'way to open the vault', 'ways to open the vault'),
      segments: (count) => n(count, 'sealed packet of data', 'sealed packets of data'),
      ledgerEntries: (count) => n(count, 'ledger entry', 'ledger entries'),
    },
    download: 'Download the certificate',
    downloadAbout: 'Keep this file: this page disappears in a year.',
    signatureTitle: 'The signature',
    signatureAbout: 'The platform signed these lines. Its public key is shown at a fixed address, with all the earlier ones.',
    key: 'Key',
    signature: 'Signature (Ed25519)',
    keys: 'Public keys of the platform',
  },
}
