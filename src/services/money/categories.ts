/** The posts of a budget: stable ids, kept for ever, each with the direction it has by nature. */
export type Direction = 'in' | 'out'

interface Category {
  readonly direction: Direction
  readonly fr: string
  readonly en: string
}
const into = (fr: string, en: string): Category => ({ direction: 'in', fr, en })
const out = (fr: string, en: string): Category => ({ direction: 'out', fr, en })

/** Labels in both languages. `other-in` and `other-out` are what no rule could class: never a guess. */
export const categories = {
  salary: into('Salaire', 'Salary'),
  'business-income': into('Revenus d’activité indépendante', 'Self-employment income'),
  benefits: into('Aides, pensions, allocations', 'Benefits and pensions'),
  'health-refunds': into('Remboursements de santé', 'Health refunds'),
  interest: into('Intérêts et dividendes', 'Interest and dividends'),
  'other-in': into('Autres entrées', 'Other income'),
  housing: out('Logement', 'Housing'),
  'energy-water': out('Énergie et eau', 'Energy and water'),
  telecom: out('Téléphone et internet', 'Phone and internet'),
  insurance: out('Assurances et mutuelle', 'Insurance'),
  loans: out('Crédits et cartes de crédit', 'Loans and credit cards'),
  groceries: out('Courses', 'Groceries'),
  restaurants: out('Restaurants et cafés', 'Restaurants and cafés'),
  transport: out('Transports et voiture', 'Transport and car'),
  health: out('Santé', 'Health'),
  'children-education': out('Enfants et études', 'Children and education'),
  'leisure-culture': out('Loisirs, culture, vacances', 'Leisure, culture, holidays'),
  subscriptions: out('Abonnements et médias', 'Subscriptions and media'),
  clothing: out('Vêtements, coiffeur, soins', 'Clothing and personal care'),
  home: out('Maison et équipement', 'Home and equipment'),
  shopping: out('Achats en ligne et grands magasins', 'Online and department stores'),
  taxes: out('Impôts et taxes', 'Taxes'),
  'bank-fees': out('Frais bancaires', 'Bank fees'),
  savings: out('Épargne', 'Savings'),
  cash: out('Retraits d’espèces', 'Cash withdrawals'),
  'gifts-donations': out('Cadeaux et dons', 'Gifts and donations'),
  professional: out('Frais professionnels', 'Professional expenses'),
  'other-out': out('Autres sorties', 'Other spending'),
} as const satisfies { readonly [id: string]: Category }

export type CategoryId = keyof typeof categories

/** Direction that a category has by nature; a refund goes the other way and reduces its category. */
export const directionOf = (category: CategoryId): Direction => categories[category].direction

/** Categories with their names, those of one direction or all, in the order of the list. */
export const categoriesIn = (lang: 'fr' | 'en', direction?: Direction): readonly (readonly [CategoryId, string])[] =>
  (Object.entries(categories) as [CategoryId, Category][])
    .filter(([, category]) => direction === undefined || category.direction === direction)
    .map(([id, category]) => [id, category[lang]])
