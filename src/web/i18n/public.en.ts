/** Sentences of the public pages, in English. */
import type { Lang } from '#routes'
import { bytes, count } from './format.ts'
import type { publicFr } from './public.fr.ts'

const lang: Lang = 'en'

export const publicEn: typeof publicFr = {
  landing: {
    title: 'Grenier, your data at home',
    description:
      'Take your data back from your bank, keep them under lock, draw answers from them. Free software, no advertising, no tracking.',
    heading: 'Your data are your harvest. Bring them in.',
    lead: 'Your bank, your energy supplier, your social networks keep your data. Self data means taking them back and keeping them under lock, at home. From then on, they work for you.',
    create: 'Create my attic',
    try: 'Try with an invented person',
    note: 'Free of charge, free software. No advertising, no tracking: the only cookie is the one that holds your attic open.',
    picture: {
      label:
        'A drawing. Today, your bank statements enter the attic by a single door, and answers come out for you. Being built: energy, health, social networks, and a share lent on your terms.',
      bank: 'your bank',
      energy: 'energy',
      health: 'health',
      social: 'social networks',
      answers: 'your answers',
      lent: ['a share lent,', 'on your terms'],
      today: 'today',
      soon: 'being built',
    },
    steps: {
      title: 'A bank statement travels the whole way',
      lead: 'This is what works today, from the file to the answer.',
      items: [
        {
          title: 'Drop a file',
          text: 'A bank statement, an invoice, an electricity curve, as they are given to you. The format is recognised by the content.',
        },
        {
          title: 'It is read apart, then sealed',
          text: 'Whatever could not be read is told, line by line, and so is whatever had to be assumed. Nothing becomes zero.',
        },
        { title: 'Read the answer', text: 'Your budget, month by month. Each figure opens onto the operations it is made of.' },
      ],
      formats: 'Where to find these files at your bank',
    },
    worlds: {
      title: 'Four places, one of them open',
      lead: 'Grenier is built in steps. This is where we are.',
      open: 'open',
      building: 'being built',
      items: {
        attic: { name: 'The attic', text: 'Your data sealed, gathered, readable: answers, not files.' },
        counter: { name: 'The counter', text: 'Organisations will return there what they hold, and ask before they read.' },
        granary: { name: 'The granary', text: 'Theatres and museums will pool their ticketing there, with nobody recognisable in it.' },
        lookout: { name: 'The lookout', text: 'Tests, stories and sheets to understand what data say about us.' },
      },
    },
    promises: {
      title: 'What we promise, and what that does not cover',
      items: [
        {
          title: 'Your data are sealed.',
          text: 'Whoever steals a disk, a backup or the database cannot read what is inside.',
          but: 'During your visit, they are open on our server.',
        },
        {
          title: 'One reading, one line.',
          text: 'When a service reads your data, your ledger says so first: who, why, which fields.',
          but: 'A line does not make anyone forget what was read.',
        },
        {
          title: 'You can do the sums again.',
          text: 'The same answer comes from the same software on your own computer, network off.',
          but: 'It takes knowing how to open a terminal.',
        },
      ],
      more: 'Read the promises and their limits',
    },
    doors: {
      title: 'Which door is yours?',
      items: {
        signUp: { who: 'For yourself', text: 'Create your attic with an address and a passphrase.' },
        run: { who: 'An organisation', text: 'City, mutual insurer, association: open a Grenier for your public, in two commands.' },
        exercise: { who: 'You teach', text: 'A half-hour exercise on the statements of an invented person.' },
        promises: { who: 'You are a journalist', text: 'What is protected, what is not, and how to check it.' },
        commands: {
          who: 'You do research',
          text: 'The formats that are read, their limits, and the command line that converts without a server.',
        },
      },
    },
  },
  signUp: {
    title: 'Create my attic',
    description: 'Create an attic with an e-mail address and a passphrase.',
    lead: 'An address to know you by, a passphrase to open. Nothing else is asked.',
    emailHint: 'It tells us who you are. We will not write to you.',
    passphraseHint: 'At least 12 characters. Four or five unrelated words are easy to remember.',
    again: 'The same passphrase, once more',
    submit: 'Create my attic',
    loss: {
      title: 'Nobody can find it again for you',
      text: 'Your passphrase opens the vault, and we keep no copy of it. A recovery code will be shown right after: it alone lets you choose another. If you lose both, what the attic holds is lost.',
    },
    already: 'Do you have an attic already?',
    signIn: 'Open it',
  },
  signIn: {
    title: 'Open my attic',
    description: 'Open your attic with your address and your passphrase.',
    submit: 'Open',
    lost: 'Passphrase forgotten?',
    recover: 'Open with your recovery code',
    none: 'No attic yet?',
    create: 'Create yours',
    demo: {
      title: 'Invented people',
      text: 'This installation is for showing. These attics are everybody’s: put nothing of yours in them.',
      name: 'Person',
      email: 'Address',
      passphrase: 'Passphrase',
    },
  },
  recover: {
    title: 'Open with my recovery code',
    description: 'Passphrase forgotten: open your attic with your recovery code and choose another passphrase.',
    lead: 'Is your passphrase forgotten? The code you wrote down opens the attic, and you choose another one.',
    code: 'Recovery code',
    codeHint: 'Nine groups of four characters. Capitals, spaces and dashes do not matter.',
    passphrase: 'New passphrase',
    after: 'The old passphrase will open nothing any more, and all your other visits will be closed. A new code will be shown to you.',
    submit: 'Open and change the passphrase',
    none: 'Neither passphrase nor code? We cannot open in your place. You can create an attic with another address and take your statements back from your bank.',
    signIn: 'I remember my passphrase',
  },
  try: {
    title: 'Try with an invented person',
    description: 'Open the attic of an invented person, without an address or an account, or download the statements.',
    lead: 'One click opens an attic for you alone, filled with invented statements. It is erased within 24 hours. No address is asked.',
    open: (name) => `Open the attic of ${name}`,
    files: (count) => `The ${count} statements, to download`,
    filesNote: 'These files are invented, and you can drop them into an empty attic yourself.',
    none: {
      title: 'No invented people here',
      text: 'This installation offers none. You can create an attic, and try it with a statement of yours.',
    },
    exercise: {
      title: 'An exercise for the classroom',
      lead: 'Half an hour, two to a screen, from age 12. Nothing to install, no pupil’s data.',
      steps: [
        'Open the attic of one of the people above, and go to **Answers**.',
        'Find the month when the most was spent. Which post explains it?',
        'Open that figure: which operations is it made of? Do you think one is missing?',
        'Without reading the name: what do you now know of this person’s life, habits, weeks?',
        'Go to the **Ledger**: who read what, and why is it written down?',
      ],
      end: 'To discuss: what would your own statement say about you, and to whom would you agree to lend a month of it?',
    },
  },
  promises: {
    title: 'Our promises',
    description: 'What Grenier protects, what it does not protect, and how to check it.',
    lead: 'A promise without its limits is an advertisement. Here are both, and the means to check.',
    say: {
      title: 'What is protected',
      text: [
        'Your data are sealed when stored.',
        'We do not keep the key that opens them: it comes with you, or with the app you authorised, and is used for the time of the request.',
        'Whoever steals our disks, backups or database cannot read what is inside.',
      ],
    },
    not: {
      title: 'What is not',
      text: [
        'While you are connected, our server works on your opened data. If our software were changed against you, it could read them at that moment.',
        'Traces can remain for a while in our server’s memory, which this promise does not cover.',
        'A passphrase easy to guess does not stop a thief for long: many can be tried, even slowly.',
        'Stored data are not sealed against tomorrow’s quantum computers.',
        'An app keeps what it has read.',
        'A passkey sends us a secret at each opening, like a passphrase: it serves this opening, and we do not keep it. If your device copies it to its maker, whoever enters there in your place can open.',
        'If you lose your passphrase, your passkeys and your recovery code, the data are lost: you can take them back again from the organisations.',
      ],
    },
    today:
      '**Today**, the passphrase, the recovery code and, if you add any, your passkeys open an attic. No outside app can be authorised: so nothing is lent.',
    who: {
      title: 'Who can read what',
      caption: 'Against each, what the seals prevent and what they let show.',
      person: 'If…',
      protected: 'Protected?',
      rest: 'Good to know',
      yes: 'yes',
      no: 'no',
      rows: {
        thief: {
          who: 'someone steals a disk, a backup or the database',
          rest: 'The content cannot be read. Still visible: that an account exists, its language, when it was used, how many imports and readings, rounded sizes. If the installation’s secret is stolen with it, e-mail addresses too.',
        },
        administrator: {
          who: 'a curious administrator looks at what is stored',
          rest: 'They see what a thief sees, and your e-mail address, which the installation’s secret opens.',
        },
        away: {
          who: 'the server is malicious, and you are away',
          rest: 'What is already stored stays closed. It has to wait for your visit to open it. Yet it can erase everything, or put the whole attic back to an older state unseen.',
        },
        present: {
          who: 'the server is malicious, and you are connected',
          rest: 'Your key is there for the time of each request. That is why it matters who runs this Grenier.',
        },
        memory: {
          who: 'someone searches the memory of the running server',
          rest: 'Traces can remain there for some time after your visit.',
        },
        later: {
          who: 'someone copies today to decipher in twenty years',
          rest: 'Today’s seals (X25519) do not withstand a large quantum computer.',
        },
        lost: {
          who: 'you lose your passphrase, your recovery code and your passkeys',
          rest: 'The data are lost here. With any one of them, you come in. The organisations still have them.',
        },
      },
    },
    verify: {
      title: 'How to check it',
      items: [
        { title: 'Look at what this page loads', text: 'Open your browser’s tools, network tab: every address is this site’s own.' },
        {
          title: 'Read your ledger',
          text: 'Each reading of your data by a service has its line there, written before the reading. Import, open an answer, and look.',
        },
        {
          title: 'Erase, and keep the proof',
          text: 'In **Settings**, erase your attic: at once, or after seven days. A signed certificate says what is gone. Older backups keep their sealed copy until they are replaced.',
        },
        {
          title: 'Do the sums again at home',
          text: 'Cut the network, then run `node bin/grenier.mjs run budget` on your statement: the answer is the same. [How to](commands)',
        },
        {
          title: 'Read the code',
          text: 'Grenier is free software (AGPL). Whoever opens it to you owes you the exact code they run: ask for it. The promises of this page are held there by tests.',
        },
      ],
    },
    missing: {
      title: 'What is not there yet',
      text: 'Taking your whole attic away in one file. As long as this is missing, do not make Grenier the only copy of your statements.',
    },
  },
  formats: {
    title: 'The formats that are read',
    description: 'OFX, QIF and CAMT: what these files are, where your bank hides them, in France and in Québec, and their limits.',
    lead: 'These three formats of bank statements say the most. Every file is recognised by its content: its extension does not matter.',
    also: {
      title: 'What is read too',
      text: 'ZIP archives are opened: each file in them is read as if it were alone. What stays uncertain is told, line by line.',
    },
    best: 'If you have the choice: OFX first, then CAMT, QIF last.',
    what: 'What it is',
    limits: 'Its limits',
    items: [
      {
        id: 'ofx',
        name: 'OFX',
        files: '.ofx and .qfx files, sometimes called “Money”',
        what: 'The exchange format of accounting software since 1997. It names the account and the currency, and numbers each operation.',
        limits: 'Statements of securities and investments are not read. Banks often cut the labels short.',
      },
      {
        id: 'qif',
        name: 'QIF',
        files: '.qif files, often called “Quicken”',
        what: 'A text format of the 1980s, still offered by many banks.',
        limits:
          'It does not name the currency, nor always the account, and does not write dates in the same order everywhere. Whatever we assume is always said.',
      },
      {
        id: 'camt',
        name: 'CAMT',
        files: '.xml files, sometimes named “camt.053” or “ISO 20022”',
        what: 'The international standard for statements, precise and complete. Banks give it mostly to companies and associations.',
        limits: 'Operations announced but not booked yet are left aside, and it is said.',
      },
    ],
    where: {
      title: 'Where your bank hides them',
      lead: 'Menus change often, and a phone shows fewer of them than a computer. These are the words to look for.',
      places: [
        {
          name: 'In France',
          text: [
            'From a computer, open the account, then look for **fr:télécharger**, **fr:exporter** or **fr:historique des opérations**.',
            'Choose the longest period offered, then the format **OFX**, **Money** or **logiciel de comptes**.',
            'For a company or an association, look for **fr:relevés électroniques** or **camt.053** in the professional area.',
          ],
        },
        {
          name: 'In Québec',
          text: [
            'From a computer, open the account, then look for **download transactions** or **export**. At Desjardins, the words are **bank reconciliation**.',
            'Choose **Money**, **Quicken (QFX)** or **OFX**.',
            'The period offered is often short: come back each month. Statements that overlap are not counted twice.',
          ],
        },
      ],
      right:
        'Your bank offers none of them? The right to portability lets you ask for your data in a format that a machine can read: article 20 of the GDPR in Europe, section 27 of the Act respecting the protection of personal information in the private sector in Québec.',
    },
    not: {
      title: 'What is not read',
      text: 'PDFs, spreadsheets (CSV, Excel) and screenshots are not read today. An unknown file is refused with a word of explanation, and nothing of its content is kept.',
      size: (file, upload, files) =>
        `A file can weigh up to ${bytes(file, lang)}. One upload holds at most ${count(files, lang)} files and ${bytes(upload, lang)}.`,
    },
    commands: {
      title: 'Without a server, from the command line',
      lead: 'The same software reads your files on your computer. Nothing is stored, nothing is sent.',
      items: [
        { command: 'node bin/grenier.mjs inspect statement.ofx', text: 'tells what a file holds, and what could not be read' },
        { command: 'node bin/grenier.mjs convert statement.ofx', text: 'gives the operations, one a line, as JSON' },
        { command: 'node bin/grenier.mjs convert statement.ofx --kind bank.transaction --to csv', text: 'gives them for a spreadsheet' },
        { command: 'node bin/grenier.mjs run budget statement.ofx --json', text: 'computes the budget month by month' },
      ],
      result:
        'The same input, with the same options, always gives the same output: a conversion can be cited and repeated. When a file names no currency, say it: --currency CAD.',
    },
  },
  run: {
    title: 'Open a Grenier for your public',
    description: 'Two commands, a free licence: what running Grenier takes, what it promises, what is still missing.',
    lead: 'City, mutual insurer, association, library: you can offer an attic to everyone, on your own machines.',
    commands: {
      title: 'Two commands',
      look: 'To look around, with invented people, on your own computer:',
      lookCommand: 'npm start -- --demo',
      real: 'For real, at your address, the key stored away from the data:',
      realCommand: 'npm start -- --public-url https://grenier.example.org \\\n  --data /var/lib/grenier --secret-file /etc/grenier/secret',
      note: 'The first one installs what is missing, then prints the address to open. Both are run in the folder of the code.',
    },
    needs: {
      title: 'What it takes',
      items: [
        'Linux (where everything is tested), macOS or Windows, and **Node 18** or later: Grenier brings the version that suits it.',
        '**No database to install**: SQLite is included. PostgreSQL 15 or later if you have one.',
        'For real: a domain name and HTTPS in front. Backups are included, without stopping anything: store them elsewhere, and try them out.',
      ],
    },
    promises: {
      title: 'What it promises',
      items: [
        'A stolen disk, backup or database opens no attic. [With its limits](promises)',
        'No name, amount or address in the server’s logs: a page pattern, a code, a duration.',
        'No outside service, no font or script from elsewhere.',
        'Each file dropped is read apart, in a process without rights.',
      ],
    },
    licence: {
      title: 'The licence',
      text: 'Grenier is free software under the AGPL, version 3 or later. You can use it, change it and pass it on. If you open it to others, you owe them the code you run, your changes included.',
    },
    missing: {
      title: 'What is not there yet',
      items: [
        'The counter, the granary and the lookout.',
        'Passkeys, sending e-mail.',
        'Export of an attic by the person.',
        'Several servers on one database: only one for now.',
        'A backup command: stop the server, copy the data folder, and the secret to another place.',
        'Behind an HTTPS proxy, telling one address from another: limits on attempts count everyone together there.',
      ],
      note: 'We therefore advise against opening it to the public now. Try it, and tell us what is missing.',
    },
  },
  problem: {
    request: 'Request number',
    requestNote: 'To quote if you ask for help: it says nothing about you.',
    back: 'Back to the start page',
    home: 'Back to my attic',
    signIn: 'Open my attic',
    imports: 'Back to imports',
    description: 'The page asked for could not be shown.',
    status: {
      400: {
        title: 'This request was not understood',
        text: 'Something is missing, or a value is not of the form expected.',
        action: 'Go back, check what is filled in, and try again.',
      },
      401: {
        title: 'Your attic is closed',
        text: 'This page needs your passphrase. Your visit may have ended.',
        action: 'Open it again.',
      },
      403: {
        title: 'This request was refused',
        text: 'It seems to come from another site than this one, and we prefer to do nothing.',
        action: 'Open the page from here, and try again.',
      },
      404: {
        title: 'Nothing at this address',
        text: 'The page does not exist, or what it showed was removed.',
        action: 'Check the address, or start again from the start page.',
      },
      405: {
        title: 'This address does not answer that way',
        text: 'It exists, but expects another sort of request.',
        action: 'Start again from the start page.',
      },
      409: {
        title: 'Something changed in the meantime',
        text: 'What you wanted to change is no longer in the same state. Nothing was lost.',
        action: 'Reload the page, and see where things are.',
      },
      413: {
        title: 'This is too heavy',
        text: 'The upload is over the limit. Nothing of it was kept.',
        action: 'Send fewer files at a time, or a shorter period.',
      },
      415: {
        title: 'This sort of upload is not read',
        text: 'The request does not have the form of this page’s own.',
        action: 'Go back to the page, and send your files from its button.',
      },
      422: {
        title: 'This request cannot be followed',
        text: 'It is well written, but a value is not possible here.',
        action: 'Go back, and change what is filled in.',
      },
      429: {
        title: 'A little too fast',
        text: 'Too many requests came in a short time. This protects against those who guess passphrases.',
        action: 'Wait a minute, then try again.',
      },
      500: {
        title: 'An error on our side',
        text: 'Something failed here. What you had stored has not moved.',
        action: 'Try again in a while. If it goes on, give the number below to whoever runs this Grenier.',
      },
      503: {
        title: 'Grenier is busy',
        text: 'The server is starting, stopping, or has too much to do right now.',
        action: 'Try again in a minute.',
      },
    },
  },
}
