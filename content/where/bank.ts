import type { Line } from './index.ts'
import type { Family, Words } from './types.ts'

const banks = {
  fr: 'Crédit Agricole, BNP Paribas, La Banque Postale, Crédit Mutuel, Caisse d’Épargne, BoursoBank',
  qc: { fr: 'Desjardins, Banque Nationale, RBC, BMO, Tangerine', en: 'Desjardins, National Bank, RBC, BMO, Tangerine' },
}
const rights: Line['rights'] = ['gdpr-15', 'gdpr-20', 'psd2', 'qc-27', 'pipeda']

export const bank = {
  id: 'bank',
  name: { fr: 'Banque', en: 'Bank' },
  about: {
    fr: 'Vos opérations disent presque tout : commencez par elles.',
    en: 'Your operations say nearly everything: begin with them.',
  } satisfies Words,
  lines: [
    {
      id: 'bank-operations',
      kind: 'bank.transaction',
      name: { fr: 'Opérations de vos comptes', en: 'Operations of your accounts' },
      holders: banks,
      readers: ['ofx', 'qif', 'camt', 'cfonb', 'mt940', 'bank-csv', 'cozy', 'mesinfos'],
      delivery: true,
      steps: {
        fr: [
          'Dans votre espace client, ouvrez le compte, puis cherchez « Télécharger », « Exporter » ou « Historique ».',
          'Choisissez OFX si on vous le propose (parfois nommé Money ou Quicken), sinon CSV ou QIF, et la plus longue période possible.',
          'Recommencez pour chaque compte, puis déposez les fichiers tels quels.',
        ],
        en: [
          'In your customer area, open the account, then look for “Download”, “Export” or “History”.',
          'Choose OFX if it is offered (sometimes named Money or Quicken), else CSV or QIF, over the longest period possible.',
          'Do the same for each account, then drop the files as they are.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget', 'bills', 'carbon'],
    },
    {
      id: 'bank-accounts',
      kind: 'bank.account',
      name: { fr: 'Comptes et identifiants bancaires', en: 'Accounts and bank details' },
      holders: banks,
      readers: ['ofx', 'camt', 'cfonb', 'mt940'],
      steps: {
        fr: [
          'Les relevés OFX et CAMT portent le numéro du compte : il vient avec les opérations.',
          'Sinon, recopiez-le de votre RIB ou de votre spécimen de chèque.',
        ],
        en: [
          'OFX and CAMT statements carry the number of the account: it comes with the operations.',
          'Else, copy it from your bank details or void cheque.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget'],
    },
    {
      id: 'bank-balances',
      kind: 'bank.balance',
      name: { fr: 'Soldes', en: 'Balances' },
      holders: banks,
      readers: ['ofx', 'camt', 'cfonb', 'mt940', 'bank-csv'],
      steps: {
        fr: [
          'Les relevés portent le solde du dernier jour : il vient avec les opérations.',
          'Pour un livret sans relevé à télécharger, recopiez le solde du jour.',
        ],
        en: [
          'Statements carry the balance of their last day: it comes with the operations.',
          'For a savings account without a statement to download, copy the balance of the day.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget'],
    },
    {
      id: 'bank-savings',
      kind: 'bank.balance',
      name: { fr: 'Épargne, assurance-vie, REER et CELI', en: 'Savings, life insurance, RRSP and TFSA' },
      holders: {
        fr: { fr: 'Votre banque, MAIF Vie, Linxea', en: 'Your bank, MAIF Vie, Linxea' },
        qc: 'Desjardins, Fonds FTQ, Wealthsimple, Questrade',
      },
      steps: {
        fr: [
          'Ouvrez la situation du contrat dans l’espace client, ou le relevé annuel reçu en janvier.',
          'Recopiez la valeur et son jour.',
        ],
        en: [
          'Open the position of the contract in the customer area, or the yearly statement received in January.',
          'Copy the value and its day.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27'],
      delay: 'now',
      feeds: ['budget', 'papers'],
    },
    {
      id: 'bank-loans',
      kind: 'contract',
      name: { fr: 'Prêts : taux, échéances, assurance', en: 'Loans: rate, instalments, insurance' },
      holders: { ...banks, fr: `${banks.fr}, Cofidis, Cetelem` },
      later: 'PDF',
      steps: {
        fr: [
          'Ouvrez le prêt dans l’espace client et téléchargez l’offre et le tableau d’amortissement.',
          'Recopiez le prêteur, le numéro et la mensualité.',
        ],
        en: [
          'Open the loan in the customer area and download the offer and its schedule.',
          'Copy the lender, the number and the monthly payment.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['budget', 'bills'],
    },
    {
      id: 'bank-fees',
      kind: 'document',
      name: { fr: 'Relevé annuel des frais', en: 'Yearly statement of fees' },
      holders: banks,
      readers: ['pdf'],
      steps: {
        fr: [
          'Dans « Documents » ou « e-relevés », prenez le récapitulatif annuel des frais, envoyé en janvier.',
          'Gardez au moins son titre, sa date et l’essentiel.',
        ],
        en: [
          'Under “Documents” or “e-statements”, take the yearly summary of fees, sent in January.',
          'Keep at least its title, its date and the main point.',
        ],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'now',
      feeds: ['budget'],
    },
    {
      id: 'bank-score',
      kind: 'score',
      name: { fr: 'Note et incidents de crédit', en: 'Credit score and incidents' },
      holders: {
        fr: { fr: 'Banque de France (FICP, FCC), votre banque', en: 'Banque de France (FICP, FCC), your bank' },
        qc: 'Equifax, TransUnion',
      },
      later: 'PDF',
      steps: {
        fr: [
          'En France : demandez à la Banque de France, en ligne ou au guichet, ce que disent le FICP et le FCC.',
          'Au Québec : demandez à Equifax et à TransUnion votre dossier et votre cote, gratuits en ligne.',
        ],
        en: [
          'In France: ask the Banque de France, online or at a counter, what the FICP and FCC say.',
          'In Québec: ask Equifax and TransUnion for your file and your score, free online.',
        ],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'days',
      feeds: ['profile', 'rights'],
    },
    {
      id: 'bank-profile',
      kind: 'identity.profile',
      name: { fr: 'Ce que la banque sait de vous', en: 'What the bank knows of you' },
      holders: banks,
      delivery: true,
      steps: {
        fr: [
          'Ouvrez « Mes informations » : coordonnées, profession, revenus déclarés.',
          'Pour le reste (segment, notes du conseiller), écrivez au délégué à la protection des données et citez le droit d’accès.',
        ],
        en: [
          'Open “My details”: contact, occupation, declared income.',
          'For the rest (segment, adviser’s notes), write to the data protection officer and name the right of access.',
        ],
      },
      rights: ['gdpr-15', 'qc-27', 'pipeda'],
      delay: 'month',
      feeds: ['profile'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
