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
  weak: {
    common: 'This passphrase is too easy to guess: it rests on a very common password. Add two or three unrelated words.',
    name: 'This passphrase is too easy to guess: a name makes up most of it. Add two or three words unrelated to it.',
    repeat: 'This passphrase is too easy to guess: it repeats the same thing. Take four different words instead.',
    sequence: 'This passphrase is too easy to guess: it is a sequence, like “abcd” or “1234”. Take four unrelated words instead.',
    keyboard: 'This passphrase is too easy to guess: its keys follow each other on the keyboard. Take four unrelated words instead.',
    date: 'This passphrase is too easy to guess: a date makes up most of it. Add two or three words unrelated to it.',
    personal: 'This passphrase is too easy to guess: it repeats your address. Choose words that nobody links to you.',
    guessable: 'This passphrase is too easy to guess. Add a word or two, rare and unrelated to the others.',
  },
  error: {
    BadEmail: () => 'This e-mail address is not complete. Example: name@example.org',
    ShortPassphrase: () => 'The passphrase is too short: it needs at least 12 characters.',
    WrongCurrent: () => 'This is not your present passphrase.',
    PassphrasesDiffer: () => 'The two passphrases are not the same.',
    WrongPassphrase: () => 'The address or the passphrase is not right.',
    CodeLength: () => 'This code is not complete: it has nine groups of four characters.',
    CodeTypo: () => 'There is a slip in this code: its last group does not agree with the others. Read it again group by group.',
    WrongCode: () =>
      'The address or the recovery code is not right. The code is well written, but it does not open this attic: a newer code may have replaced it.',
    GroupsDiffer: () => 'These two groups are not those of the code below. Read again what you wrote down.',
    NotCreated: () => 'This attic could not be created. If you already have one at this address, open it.',
    Busy: () => 'Too many attics are being opened at once. Try again in a moment.',
    TooMany: (seconds) =>
      seconds === undefined
        ? 'Too many attempts. Wait a little, then try again.'
        : `Too many attempts. Try again in ${seconds < 90 ? counted(seconds, 'en', { one: 'second', other: 'seconds' }) : counted(Math.ceil(seconds / 60), 'en', { one: 'minute', other: 'minutes' })}.`,
  },
}
