/** Sentences of the frame and of the shared parts, in English. */
import type { commonFr } from './common.fr.ts'
import { counted } from './format.ts'

export const commonEn: typeof commonFr = {
  name: 'Grenier',
  titleOf: (title) => `${title} · Grenier`,
  skip: 'Skip to content',
  mainNav: 'Main',
  footNav: 'Footer',
  menu: 'Menu',
  home: 'My attic',
  budget: 'Answers',
  records: 'Data',
  imports: 'Import',
  ledger: 'Ledger',
  account: 'Account',
  settings: 'Settings',
  signOut: 'Close the attic',
  signIn: 'Open my attic',
  signUp: 'Create my attic',
  promises: 'Our promises',
  formats: 'Formats',
  run: 'For organisations',
  try: 'Try it',
  otherLanguage: 'Français',
  trial: (name) => `Trial attic of ${name}, an invented person: erased within 24 hours of its opening.`,
  trialLabel: 'Trial attic',
  trialNameless: 'Trial attic: erased within 24 hours of its opening.',
  foot: 'Free software, AGPL licence. No advertising, no tracking, nothing loaded from elsewhere.',
  errorSummary: 'To correct',
  showPassphrase: 'Show',
  hidePassphrase: 'Hide',
  email: 'E-mail address',
  passphrase: 'Passphrase',
  error: {
    BadEmail: () => 'This e-mail address is not complete. Example: name@example.org',
    ShortPassphrase: () => 'The passphrase is too short: it needs at least 12 characters.',
    PassphrasesDiffer: () => 'The two passphrases are not the same.',
    WrongPassphrase: () => 'The address or the passphrase is not right.',
    NotCreated: () => 'This attic could not be created. If you already have one at this address, open it.',
    Busy: () => 'Too many attics are being opened at once. Try again in a moment.',
    TooMany: (seconds) =>
      seconds === undefined
        ? 'Too many attempts. Wait a little, then try again.'
        : `Too many attempts. Try again in ${seconds < 90 ? counted(seconds, 'en', { one: 'second', other: 'seconds' }) : counted(Math.ceil(seconds / 60), 'en', { one: 'minute', other: 'minutes' })}.`,
  },
}
