/** Statements of nobody, made for the journeys. */
import { zipOf } from '../helpers/zip.ts'

const qif = (rows: readonly (readonly [string, string, string])[]): string =>
  `!Type:Bank\n${rows.map(([day, amount, payee]) => `D${day}\nT${amount}\nP${payee}\n^\n`).join('')}`

const table = (month: string): string =>
  `Quand;Pour quoi;Combien\n${[13, 14, 20, 25].map((day) => `${day}/${month}/2026;MARCHE DU ${day};-${day},50`).join('\n')}\n14/${month}/2026;ERREUR;mille\n`

const sheet = (name: string, month: string): string => {
  const rows = table(month)
    .trim()
    .split('\n')
    .map((row) => row.split(';').map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`))
  return `<table:table table:name="${name}">${rows.map((cells) => `<table:table-row>${cells.join('')}</table:table-row>`).join('')}</table:table>`
}

const namespaces = ['office', 'table', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')
const workbook = (...sheets: readonly string[]): Uint8Array =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<office:document-content ${namespaces}><office:body><office:spreadsheet>${sheets.join('')}</office:spreadsheet></office:body></office:document-content>`,
    },
  ])
/** An account, its bills and its reimbursements of care, as a personal cloud exports them. */
const papers = JSON.stringify({
  bills: [
    { vendor: 'Voix du Port', amount: 18.9, currency: 'EUR', date: '2026-03-20', number: 'VP-2026-03' },
    { vendor: 'SAS Rivage', amount: 47.2, currency: 'EUR', date: '2026-03-19' },
    { vendor: 'Toitures Vauquelin', amount: 640, currency: 'EUR', date: '2026-03-02' },
    {
      vendor: 'Ameli',
      amount: 16.55,
      currency: 'EUR',
      date: '2026-03-10',
      type: 'health_costs',
      isRefund: true,
      originalAmount: 26.5,
      originalDate: '2026-03-04',
    },
    {
      vendor: 'Ameli',
      amount: 14,
      currency: 'EUR',
      date: '2026-06-15',
      type: 'health_costs',
      isRefund: true,
      originalAmount: 20,
      originalDate: '2026-06-09',
    },
  ],
  operations: [
    { amount: -18.9, currency: 'EUR', date: '2026-03-25', label: 'PRLV SEPA VOIX DU PORT' },
    { amount: -47.2, currency: 'EUR', date: '2026-03-20', label: 'CB LE PETIT ZINC' },
    { amount: -26.5, currency: 'EUR', date: '2026-03-04', label: 'CB DR LEFEVRE' },
    { amount: 16.55, currency: 'EUR', date: '2026-03-11', label: 'VIR CPAM DU RHONE' },
    { amount: -52, currency: 'EUR', date: '2026-04-02', label: 'CB KINE BELLEVUE' },
    { amount: -20, currency: 'EUR', date: '2026-06-09', label: 'CB PHARMACIE DES TERREAUX' },
    { amount: -612, currency: 'EUR', date: '2026-03-31', label: 'VIR LOYER MARS' },
  ],
})

export const files = {
  'papiers.json': papers,
  'mars.qif': qif([
    ['03/03/2026', '-42.10', 'CB CARREFOUR LYON'],
    ['14/03/2026', '1850.00', 'VIR SALAIRE ATELIER NORD'],
    ['25/03/2026', '-18.90', 'PRLV SEPA FREE MOBILE'],
    ['31/03/2026', '-612.00', 'VIR LOYER MARS'],
  ]),
  'mars-et-avril.qif': qif([
    ['25/03/2026', '-18.90', 'PRLV SEPA FREE MOBILE'],
    ['31/03/2026', '-612.00', 'VIR LOYER MARS'],
    ['14/04/2026', '1850.00', 'VIR SALAIRE ATELIER NORD'],
    ['15/04/2026', 'douze', 'CB ILLISIBLE'],
  ]),
  'depenses.csv': table('04'),
  'mai.csv': table('05'),
  'comptes.ods': workbook(sheet('Joint', '04'), sheet('Perso', '05')),
  'banque.zip': zipOf([
    { name: 'export/depenses.csv', content: table('04') },
    { name: 'export/photo.jpg', content: 'pixels' },
  ]),
  'sommeil.json': '{"nights":[{"day":"2026-03-01","hours":7.5,"note":"bien"}]}',
  'photo.jpg': '\u00ff\u00d8 ceci n’est pas un relevé',
  'vide.ofx': '',
} as const
