/** Words of what a person is told, in her attic and by mail. In English. */
import type { noticesFr } from './notices.fr.ts'

export const noticesEn: typeof noticesFr = {
  title: 'News',
  unread: (count) => `${count} unread`,
  lead: 'What happened while you were away.',
  none: 'No news',
  noneAbout: 'When an import ends without you, or your attic is opened elsewhere, it is told here.',
  fresh: 'unread',
  read: 'Mark as read',
  readOf: (what) => `Mark as read: ${what}`,
  readAll: 'Mark all as read',
  what: {
    'import-finished': (file) => (file === '' ? 'An import has ended' : `The import of “${file}” has ended`),
    'source-stale': (source) => (source === '' ? 'One of your sources may wait for a file' : `${source}: the next file should exist`),
    'new-place': () => 'Your attic was opened from a new browser',
    'export-made': () => 'An export of your attic was made',
  },
  see: {
    'import-finished': 'See the import',
    'source-stale': 'See the source',
    'new-place': 'See where it is open',
    'export-made': 'See the ledger',
  },
  settings: 'How to tell you',
  settingsAbout: 'A mail holds nothing personal: one sentence, and the address of this page.',
  noMail: 'This platform sends no mail, or has no address of yours: everything is told here.',
  place:
    'New means: a browser without our cookie. Another device, a private window, or cookies cleared. To tell, we look at no IP address and no model of device.',
  dueAbout:
    'If you choose mail for late sources, we keep one week in clear, the one when to write to you. Not which of your sources, nor anything else.',
  kinds: {
    'import-finished': 'An import ended without you',
    'source-stale': 'A source is late',
    'new-place': 'Opened from a new browser',
    'export-made': 'An export was made',
  },
  ways: { interface: 'Here only', mail: 'Here and by mail', none: 'Say nothing' },
  save: 'Save',
  saved: 'Noted.',
  mail: {
    subject: {
      'import-finished': 'Grenier: an import has ended',
      'source-stale': 'Grenier: a file may be there to ask for',
      'new-place': 'Grenier: opened from a new browser',
      'export-made': 'Grenier: an export was made',
    },
    text: {
      'import-finished': 'An import that you began has ended. Its result waits in your attic.',
      'source-stale': 'One of your sources may wait for a new file. Your attic will tell you which.',
      'new-place':
        'Your attic has just been opened from a browser that we did not know. If it was you, all is well. If not, close the other sessions and change your passphrase.',
      'export-made': 'An export of your attic has just been made. If it was not you, close the other sessions and change your passphrase.',
    },
    ending: (url) => `${url}\n\nThis message holds nothing personal. Choose what we write to you about at the same address.`,
  },
}
