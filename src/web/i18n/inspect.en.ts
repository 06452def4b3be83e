import type { inspectFr } from './inspect.fr.ts'

export const inspectEn: typeof inspectFr = {
  title: 'What is in this file?',
  description: 'Look into a statement, an invoice or an electricity curve without sending it: it is read on your device.',
  lead: 'Choose a file: what it holds is shown here. It does not leave your device.',
  choose: 'Choose files',
  orDrop: 'or drop them on this page',
  proof: 'You may cut the network after the first file: reading goes on working.',
  found: 'What was read',
  unread: 'not read',
  table: 'This is a table whose columns cannot be guessed. In an attic you would say once what each column is, and it would be read.',
  noscript: 'This page reads the file on your device: it needs JavaScript. Without it, the same reading exists on the command line.',
  command: 'grenier inspect STATEMENT.ofx',
  keep: 'Keep these data under lock',
  keepAbout: 'In an attic they are sealed, together, and answer your questions.',
  island: {
    reading: 'Reading on your device…',
    read: 'Reading is done.',
    failed: 'The reader could not be loaded. Check the network, then choose the file again.',
  },
  link: 'See what a file holds, without sending it',
}
