/** Statements of nobody, made for the journeys. */
const qif = (rows: readonly (readonly [string, string, string])[]): string =>
  `!Type:Bank\n${rows.map(([day, amount, payee]) => `D${day}\nT${amount}\nP${payee}\n^\n`).join('')}`

const table = (month: string): string =>
  `Quand;Pour quoi;Combien\n${[13, 14, 20, 25].map((day) => `${day}/${month}/2026;MARCHE DU ${day};-${day},50`).join('\n')}\n14/${month}/2026;ERREUR;mille\n`

export const files = {
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
  'sommeil.json': '{"nights":[{"day":"2026-03-01","hours":7.5,"note":"bien"}]}',
  'photo.jpg': '\u00ff\u00d8 ceci n’est pas un relevé',
  'vide.ofx': '',
} as const
