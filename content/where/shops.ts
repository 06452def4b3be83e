import type { Line } from './index.ts'
import type { Family } from './types.ts'

const shopsOf = { fr: 'Carrefour, Leclerc, Intermarché, Biocoop, Decathlon', qc: 'IGA, Metro, Maxi, Canadian Tire, SAQ' }
const rights: Line['rights'] = ['gdpr-15', 'gdpr-20', 'qc-27']

export const shops = {
  id: 'shops',
  name: { fr: 'Magasins et paiement', en: 'Shops and payment' },
  about: { fr: 'La carte de fidélité tient la liste de vos courses.', en: 'The loyalty card keeps your shopping list.' },
  lines: [
    {
      id: 'shops-orders',
      kind: 'receipt',
      name: { fr: 'Commandes en ligne', en: 'Online orders' },
      holders: { fr: 'Amazon, Cdiscount, Vinted, Fnac', qc: 'Amazon, Simons, Best Buy' },
      readers: ['amazon'],
      later: 'CSV, JSON',
      steps: {
        fr: [
          'Chez Amazon : « Votre compte », « Demander vos données », catégorie « Vos commandes ».',
          'Un courriel donne le lien d’un ZIP ; les autres enseignes répondent à une demande d’accès.',
        ],
        en: [
          'At Amazon: “Your account”, “Request your data”, category “Your orders”.',
          'A mail gives the link of a ZIP; other shops answer a request for access.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'dma', 'qc-27'],
      delay: 'days',
      feeds: ['bills', 'carbon', 'papers'],
    },
    {
      id: 'shops-receipts',
      kind: 'receipt',
      name: { fr: 'Tickets de caisse', en: 'Till receipts' },
      holders: shopsOf,
      later: 'PDF, CSV',
      delivery: true,
      steps: {
        fr: [
          'Dans l’application de l’enseigne : « Mes tickets » ou « Mes achats ».',
          'L’historique complet, ligne à ligne, se demande au délégué à la protection des données.',
        ],
        en: [
          'In the shop’s application: “My receipts” or “My purchases”.',
          'The whole history, line by line, is asked of the data protection officer.',
        ],
      },
      rights,
      delay: 'month',
      feeds: ['carbon', 'bills'],
    },
    {
      id: 'shops-card',
      kind: 'loyalty.card',
      name: { fr: 'Cartes de fidélité', en: 'Loyalty cards' },
      holders: { ...shopsOf, qc: 'Moi, PC Optimum, Air Miles, Inspire' },
      steps: {
        fr: ['Le numéro est au dos de la carte ou dans l’application.', 'Notez le programme, le numéro et les points.'],
        en: ['The number is on the back of the card or in the application.', 'Note the programme, the number and the points.'],
      },
      rights,
      delay: 'now',
      feeds: ['papers', 'profile'],
    },
    {
      id: 'shops-points',
      kind: 'loyalty.movement',
      name: { fr: 'Points gagnés et utilisés', en: 'Points earned and spent' },
      holders: { ...shopsOf, qc: 'Moi, PC Optimum, Air Miles' },
      later: 'CSV',
      delivery: true,
      steps: {
        fr: [
          '« Mon compte fidélité », « Historique des points ».',
          'Notez les mouvements qui comptent, avec un moins pour ceux que vous avez dépensés.',
        ],
        en: ['“My loyalty account”, “History of points”.', 'Note the movements that matter, with a minus for those you spent.'],
      },
      rights,
      delay: 'now',
      feeds: ['profile'],
    },
    {
      id: 'shops-wallets',
      kind: 'bank.transaction',
      name: { fr: 'Porte-monnaie et paiement en ligne', en: 'Wallets and online payment' },
      holders: { fr: 'PayPal, Revolut, Lydia, Wise', qc: 'PayPal, Wise, KOHO' },
      readers: ['paypal', 'revolut'],
      steps: {
        fr: [
          'PayPal : « Activité », « Télécharger », tous les mouvements en CSV. Revolut : « Relevé », format Excel ou CSV.',
          'Déposez le fichier tel quel.',
        ],
        en: ['PayPal: “Activity”, “Download”, all movements as CSV. Revolut: “Statement”, Excel or CSV.', 'Drop the file as it is.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'psd2', 'qc-27'],
      delay: 'now',
      feeds: ['budget'],
    },
    {
      id: 'shops-invoices',
      kind: 'invoice',
      name: { fr: 'Factures d’achats et de travaux', en: 'Invoices of purchases and works' },
      holders: {
        fr: { fr: 'Darty, Leroy Merlin, artisans', en: 'Darty, Leroy Merlin, craftsmen' },
        qc: { fr: 'Rona, Brault & Martineau, entrepreneurs', en: 'Rona, Brault & Martineau, contractors' },
      },
      readers: ['einvoice', 'pdf'],
      steps: {
        fr: ['Demandez la facture électronique (Factur-X) : elle se lit seule.', 'Sinon, recopiez le vendeur, le jour et le total.'],
        en: ['Ask for the electronic invoice (Factur-X): it is read as it is.', 'Else, copy the vendor, the day and the total.'],
      },
      rights,
      delay: 'now',
      feeds: ['papers', 'bills'],
    },
    {
      id: 'shops-equipment',
      kind: 'equipment',
      name: { fr: 'Appareils et garanties', en: 'Appliances and warranties' },
      holders: {
        fr: { fr: 'Darty, Boulanger, fabricants', en: 'Darty, Boulanger, makers' },
        qc: { fr: 'Best Buy, Costco, fabricants', en: 'Best Buy, Costco, makers' },
      },
      steps: {
        fr: [
          'Le modèle et le numéro de série sont sur l’étiquette de l’appareil, l’achat sur la facture.',
          'En France, la garantie légale dure deux ans.',
        ],
        en: [
          'The model and serial number are on the appliance’s label, the purchase on the invoice.',
          'In France, the legal warranty lasts two years.',
        ],
      },
      rights,
      delay: 'now',
      feeds: ['papers'],
    },
    {
      id: 'shops-segment',
      kind: 'score',
      name: { fr: 'Segment et préférences supposées', en: 'Segment and supposed preferences' },
      holders: shopsOf,
      later: 'PDF, CSV',
      steps: {
        fr: [
          'Dans la demande d’accès, nommez « profil, segment et scores » : on les oublie souvent.',
          'Au Québec, les données déduites se consultent mais ne se transfèrent pas.',
        ],
        en: [
          'In the request for access, name “profile, segment and scores”: they are often forgotten.',
          'In Québec, inferred data may be consulted but are not ported.',
        ],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'month',
      feeds: ['profile'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
