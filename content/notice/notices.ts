/** The rules that end a contract, of France and Québec. Read again on the day of `checked`, on the address given or on a copy of it. */
import type { NoticeRule } from './types.ts'

const checked = '2026-11-22'

export const notices: readonly NoticeRule[] = [
  {
    id: 'fr-telecom',
    country: 'fr',
    categories: ['telecom'],
    name: { fr: 'Code de la consommation, art. L224-40', en: 'French Consumer Code, art. L224-40' },
    says: {
      fr: 'Une fois le contrat prolongé, vous le résiliez quand vous voulez, sans frais ; le préavis ne dépasse pas dix jours.',
      en: 'Once the contract has been extended, you end it whenever you like, free of charge; the notice is ten days at most.',
    },
    frees: 'after-term',
    days: 10,
    from: '2021-05-28',
    source: 'https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069565/articles/LEGIARTI000032226639',
    checked,
    limits: {
      fr: 'Pendant l’engagement, des frais peuvent rester dus.',
      en: 'During the commitment, charges may remain due.',
    },
  },
  {
    id: 'fr-insurance',
    country: 'fr',
    categories: ['insurance', 'health'],
    name: { fr: 'Loi Hamon (Code des assurances, art. L113-15-2)', en: 'Hamon Act (French Insurance Code, art. L113-15-2)' },
    says: {
      fr: 'Après un an, vous résiliez quand vous voulez, sans frais ; la fin vient un mois après votre demande.',
      en: 'After one year, you end it whenever you like, free of charge; it stops one month after your notice.',
    },
    frees: 'first-year',
    days: 30,
    from: '2020-12-01',
    source: 'https://www.doctrine.fr/l/texts/codes/LEGITEXT000006073984/articles/LEGIARTI000028742566',
    checked,
    limits: {
      fr: 'Contrats à reconduction tacite des catégories qu’un décret désigne (auto, habitation, complémentaire santé). Ni assurance vie, ni contrat que l’employeur impose.',
      en: 'Contracts renewed tacitly, of the kinds a decree names (car, home, complementary health). Neither life insurance nor a contract that an employer imposes.',
    },
  },
  {
    id: 'fr-energy',
    country: 'fr',
    categories: ['electricity', 'gas'],
    name: { fr: 'Code de la consommation, art. L224-14 et L224-15', en: 'French Consumer Code, art. L224-14 and L224-15' },
    says: {
      fr: 'Vous partez quand vous voulez : au jour du nouveau contrat si vous changez de fournisseur (vingt et un jours au plus), sinon au jour que vous dites, trente jours au plus tard.',
      en: 'You leave whenever you like: on the day of the new contract if you change supplier (twenty-one days at most), otherwise on the day you say, thirty days at the latest.',
    },
    frees: 'always',
    days: 0,
    from: '2021-03-05',
    source: 'https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069565/articles/LEGIARTI000032226707',
    checked,
    limits: {
      fr: 'Aucuns frais du seul fait de changer ; ceux du réseau, payés pour cette fin, peuvent être facturés quand l’offre les prévoit. Lu dans la version du 5 mars 2021.',
      en: 'No charge for changing alone; those of the network, paid for this end, may be billed when the offer provides for them. Read in the version of 5 March 2021.',
    },
  },
  {
    id: 'fr-renewal',
    country: 'fr',
    categories: ['water', 'heat', 'transport', 'media', 'other'],
    name: { fr: 'Loi Chatel (Code de la consommation, art. L215-1)', en: 'Chatel Act (French Consumer Code, art. L215-1)' },
    says: {
      fr: 'Avant une reconduction tacite, on doit vous prévenir entre trois mois et un mois avant le dernier jour pour refuser. Sinon, vous résiliez sans frais dès la reconduction.',
      en: 'Before a tacit renewal, you must be warned between three months and one month before the last day to refuse. Otherwise you end it free of charge from the renewal on.',
    },
    frees: 'never',
    days: null,
    from: '2016-07-01',
    source: 'https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069565/articles/LEGIARTI000032226980',
    checked,
    limits: {
      fr: 'Contrats de services à durée déterminée. Le préavis est celui de votre contrat. Lu tel qu’il était de 2017 à août 2022 ; sa version suivante, sur une copie non officielle.',
      en: 'Service contracts with a fixed term. The notice is that of your contract. Read as it stood from 2017 to August 2022; its later version was read on a copy that is not official.',
    },
  },
  {
    id: 'qc-distance',
    country: 'qc',
    categories: ['telecom', 'media'],
    name: { fr: 'Loi sur la protection du consommateur, art. 214.6', en: 'Consumer Protection Act, s. 214.6' },
    says: {
      fr: 'Vous résiliez quand vous voulez, par un avis : la fin vient à son envoi, ou au jour qu’il dit. L’indemnité est limitée (art. 214.7 et 214.8).',
      en: 'You cancel whenever you like, by a notice: it takes effect on sending, or on the date it gives. The indemnity is limited (ss. 214.7 and 214.8).',
    },
    frees: 'always',
    days: 0,
    from: '2021-10-22',
    source: 'https://www.legisquebec.gouv.qc.ca/en/version/cs/P-40.1?code=se:214_6&history=20211022',
    checked,
    limits: {
      fr: 'Services fournis à distance, en plusieurs fois. Un rabais sur un appareil peut rester dû.',
      en: 'Services provided at a distance, over time. A rebate on a device may remain due.',
    },
  },
  {
    id: 'qc-insurance',
    country: 'qc',
    categories: ['insurance'],
    name: { fr: 'Code civil du Québec, art. 2477', en: 'Civil Code of Québec, art. 2477' },
    says: {
      fr: 'Vous résiliez quand vous voulez, par un avis écrit : la fin vient à sa réception.',
      en: 'You cancel whenever you like, by a written notice: it takes effect on receipt.',
    },
    frees: 'always',
    days: 0,
    from: '2021-10-01',
    source: 'https://www.avocatsassurances.ca/2021/10/resiliation-contrat-assurance/',
    checked,
    limits: {
      fr: 'Assurance de dommages. Ce qui est remboursé est dans votre contrat. L’article a été lu chez un cabinet d’avocats qui le cite, non dans le code.',
      en: 'Damage insurance. What is paid back is in your contract. The article was read on the page of a law firm that cites it, not in the code.',
    },
  },
]
