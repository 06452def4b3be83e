/** The laws that the table names: what each gives, in what time, and where its text is. Read again on the day of `checked`. */
import type { Right } from './types.ts'

const checked = '2026-11-22'
const gdpr = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'
const month = {
  fr: 'Un mois après réception ; deux de plus si l’on vous en prévient avec ses raisons (art. 12.3).',
  en: 'One month from receipt; two more if you are told so with reasons (art. 12(3)).',
}
const thirtyDays = { fr: 'Trente jours ; le silence vaut refus.', en: 'Thirty days; silence is a refusal.' }

export const rights = {
  'gdpr-15': {
    country: 'fr',
    cite: { fr: 'RGPD, art. 15 ; loi Informatique et Libertés, art. 49', en: 'GDPR art. 15; French Data Protection Act art. 49' },
    gives: { fr: 'Une copie de tout ce que l’on tient sur vous.', en: 'A copy of everything that is held about you.' },
    delay: month,
    source: gdpr,
    checked,
  },
  'gdpr-20': {
    country: 'fr',
    cite: { fr: 'RGPD, art. 20 ; loi Informatique et Libertés, art. 55', en: 'GDPR art. 20; French Data Protection Act art. 55' },
    gives: {
      fr: 'Ce que vous avez fourni, dans un fichier courant que l’on peut relire.',
      en: 'What you provided, in a common file that a machine can read.',
    },
    delay: month,
    source: gdpr,
    checked,
  },
  dma: {
    country: 'fr',
    cite: { fr: 'Règlement (UE) 2022/1925, art. 6.9', en: 'Regulation (EU) 2022/1925, art. 6(9)' },
    gives: {
      fr: 'Des très grandes plateformes, une portabilité continue et gratuite.',
      en: 'From the largest platforms, portability that is continuous and free.',
    },
    source: 'https://eur-lex.europa.eu/eli/reg/2022/1925/oj',
    checked,
  },
  'data-act': {
    country: 'fr',
    cite: {
      fr: 'Règlement (UE) 2023/2854, art. 4, depuis le 12 septembre 2025',
      en: 'Regulation (EU) 2023/2854, art. 4, since 12 September 2025',
    },
    gives: {
      fr: 'Les données que produit un objet connecté que vous utilisez.',
      en: 'The data made by a connected product that you use.',
    },
    source: 'https://eur-lex.europa.eu/eli/reg/2023/2854/oj',
    checked,
  },
  psd2: {
    country: 'fr',
    cite: { fr: 'Directive (UE) 2015/2366, art. 67', en: 'Directive (EU) 2015/2366, art. 67' },
    gives: {
      fr: 'Le droit de passer par un service d’information sur les comptes, agréé, pour les comptes de paiement.',
      en: 'The right to go through an authorised account information service, for payment accounts.',
    },
    source: 'https://eur-lex.europa.eu/eli/dir/2015/2366/oj',
    checked,
  },
  'meter-electricity': {
    country: 'fr',
    cite: { fr: 'Code de l’énergie, art. L341-4 et D341-18', en: 'French Energy Code, arts L341-4 and D341-18' },
    gives: {
      fr: 'Vos données de comptage électrique, gratuites, dans un espace sécurisé.',
      en: 'Your electricity metering data, free, in a secure area.',
    },
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000034676401',
    checked,
  },
  'meter-gas': {
    country: 'fr',
    cite: { fr: 'Code de l’énergie, art. L453-7 et D453-14', en: 'French Energy Code, arts L453-7 and D453-14' },
    gives: {
      fr: 'Vos données de comptage de gaz, gratuites, dans un espace sécurisé.',
      en: 'Your gas metering data, free, in a secure area.',
    },
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000034676401',
    checked,
  },
  'health-file': {
    country: 'fr',
    cite: { fr: 'Code de la santé publique, art. L1111-7', en: 'French Public Health Code, art. L1111-7' },
    gives: { fr: 'Votre dossier médical, sans passer par un médecin.', en: 'Your medical file, without going through a doctor.' },
    delay: {
      fr: 'Huit jours ; deux mois pour ce qui a plus de cinq ans.',
      en: 'Eight days; two months for what is more than five years old.',
    },
    source: 'https://www.legifrance.gouv.fr/codes/id/LEGISCTA000006185255',
    checked,
  },
  'insurance-record': {
    country: 'fr',
    cite: { fr: 'Code des assurances, annexe à l’art. A121-1, art. 12', en: 'French Insurance Code, annex to art. A121-1, art. 12' },
    gives: { fr: 'Votre relevé d’informations automobile.', en: 'Your car insurance record.' },
    delay: { fr: 'Quinze jours après la demande.', en: 'Fifteen days after you ask.' },
    source: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006073984',
    checked,
  },
  crpa: {
    country: 'fr',
    cite: {
      fr: 'Code des relations entre le public et l’administration, art. L311-1 et L311-6',
      en: 'French Code of relations between the public and the administration, arts L311-1 and L311-6',
    },
    gives: { fr: 'Les documents administratifs qui vous concernent.', en: 'The administrative documents that concern you.' },
    delay: { fr: 'Un mois ; ensuite, la CADA.', en: 'One month; then the CADA.' },
    source: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000031366350',
    checked,
  },
  'qc-27': {
    country: 'qc',
    cite: {
      fr: 'Québec, RLRQ c. P-39.1, art. 27 (portabilité depuis le 22 septembre 2024, loi 25)',
      en: 'Québec, CQLR c. P-39.1, s. 27 (portability since 22 September 2024, Law 25)',
    },
    gives: {
      fr: 'D’une entreprise : l’accès, et ce qu’elle a recueilli de vous dans un format technologique courant.',
      en: 'From an enterprise: access, and what it collected from you in a common technological format.',
    },
    delay: thirtyDays,
    source: 'https://www.legisquebec.gouv.qc.ca/fr/document/lc/P-39.1',
    checked,
  },
  'qc-84': {
    country: 'qc',
    cite: { fr: 'Québec, RLRQ c. A-2.1, art. 83 et 84', en: 'Québec, CQLR c. A-2.1, ss. 83 and 84' },
    gives: {
      fr: 'D’un organisme public : l’accès, et ce qu’il a recueilli de vous dans un format technologique courant.',
      en: 'From a public body: access, and what it collected from you in a common technological format.',
    },
    delay: { fr: 'Vingt jours, dix de plus au besoin.', en: 'Twenty days, ten more if needed.' },
    source: 'https://www.legisquebec.gouv.qc.ca/fr/document/lc/A-2.1',
    checked,
  },
  'qc-health': {
    country: 'qc',
    cite: { fr: 'Québec, RLRQ c. R-22.1, art. 17', en: 'Québec, CQLR c. R-22.1, s. 17' },
    gives: {
      fr: 'Tout renseignement de santé vous concernant que détient un organisme.',
      en: 'All health information about you that a body holds.',
    },
    source: 'https://www.legisquebec.gouv.qc.ca/fr/document/lc/R-22.1',
    checked,
  },
  pipeda: {
    country: 'qc',
    cite: { fr: 'Canada, L.C. 2000, ch. 5, art. 8 et annexe 1, 4.9', en: 'Canada, S.C. 2000, c. 5, s. 8 and schedule 1, 4.9' },
    gives: {
      fr: 'Des banques, télécoms et transporteurs fédéraux : l’accès à ce qu’ils tiennent sur vous.',
      en: 'From federal banks, telecoms and carriers: access to what they hold about you.',
    },
    delay: { fr: 'Trente jours.', en: 'Thirty days.' },
    source: 'https://laws-lois.justice.gc.ca/fra/lois/p-8.6/',
    checked,
  },
} as const satisfies { readonly [id: string]: Right }

export type RightId = keyof typeof rights
