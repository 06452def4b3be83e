import type { Line } from './index.ts'
import type { Family } from './types.ts'

export const health = {
  id: 'health',
  name: { fr: 'Santé', en: 'Health' },
  about: {
    fr: 'Les plus sensibles de vos données : rien ne presse de les apporter.',
    en: 'The most sensitive of your data: there is no hurry to bring them.',
  },
  lines: [
    {
      id: 'health-reimbursements',
      kind: 'health.reimbursement',
      name: { fr: 'Remboursements de soins', en: 'Reimbursements of care' },
      holders: { fr: 'Assurance Maladie (ameli), MSA', qc: 'RAMQ' },
      later: 'PDF, CSV',
      delivery: true,
      steps: {
        fr: [
          'En France : compte ameli, « Mes paiements », relevés des douze derniers mois.',
          'Au Québec : demandez à la RAMQ votre historique de services.',
          'Recopiez le soin, le jour et ce qui vous a été rendu.',
        ],
        en: [
          'In France: ameli account, “Mes paiements”, statements of the last twelve months.',
          'In Québec: ask RAMQ for your history of services.',
          'Copy the care, the day and what was paid back.',
        ],
      },
      rights: ['gdpr-15', 'qc-84'],
      delay: 'now',
      feeds: ['budget', 'health'],
    },
    {
      id: 'health-top-up',
      kind: 'health.reimbursement',
      name: { fr: 'Remboursements de la complémentaire', en: 'Reimbursements of the private insurer' },
      holders: {
        fr: 'MGEN, Harmonie Mutuelle, MAIF, Alan',
        qc: { fr: 'Beneva, Croix Bleue, Sun Life', en: 'Beneva, Blue Cross, Sun Life' },
      },
      later: 'PDF, CSV',
      delivery: true,
      steps: {
        fr: ['Espace adhérent, « Mes remboursements » ; l’export CSV existe parfois.', 'Recopiez ceux que vous voulez suivre.'],
        en: ['Member area, “My reimbursements”; a CSV export sometimes exists.', 'Copy those that you want to follow.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27'],
      delay: 'now',
      feeds: ['budget', 'health'],
    },
    {
      id: 'health-file',
      kind: 'document',
      name: { fr: 'Dossier médical, comptes rendus', en: 'Medical file, reports' },
      holders: {
        fr: { fr: 'Mon espace santé, hôpitaux, médecins', en: 'Mon espace santé, hospitals, doctors' },
        qc: { fr: 'Carnet santé Québec, CIUSSS, cliniques', en: 'Québec Health Booklet, CIUSSS, clinics' },
      },
      readers: ['pdf'],
      later: 'FHIR',
      steps: {
        fr: [
          'Ouvrez Mon espace santé ou Carnet santé Québec : documents, vaccins, ordonnances.',
          'Écrivez à l’hôpital ou au cabinet pour le reste, avec une copie d’une pièce d’identité si l’on doute de vous.',
        ],
        en: [
          'Open Mon espace santé or the Québec Health Booklet: documents, vaccines, prescriptions.',
          'Write to the hospital or practice for the rest, with proof of identity if it is doubted.',
        ],
      },
      rights: ['health-file', 'qc-health'],
      delay: 'weeks',
      feeds: ['health'],
    },
    {
      id: 'health-results',
      kind: 'health.observation',
      name: { fr: 'Analyses et mesures', en: 'Test results and measures' },
      holders: {
        fr: { fr: 'Biogroup, Cerballiance, hôpitaux', en: 'Biogroup, Cerballiance, hospitals' },
        qc: { fr: 'Carnet santé Québec, Biron, Dynacare', en: 'Québec Health Booklet, Biron, Dynacare' },
      },
      later: 'PDF, FHIR',
      steps: {
        fr: [
          'Le laboratoire ouvre un espace patient : téléchargez les résultats avant qu’ils en sortent.',
          'Recopiez la mesure, sa valeur, son unité.',
        ],
        en: ['The laboratory opens a patient area: download the results before they leave it.', 'Copy the measure, its value, its unit.'],
      },
      rights: ['health-file', 'gdpr-15', 'qc-health'],
      delay: 'days',
      feeds: ['health'],
    },
    {
      id: 'health-appointments',
      kind: 'calendar.event',
      name: { fr: 'Rendez-vous', en: 'Appointments' },
      holders: {
        fr: { fr: 'Doctolib, Maiia, hôpitaux', en: 'Doctolib, Maiia, hospitals' },
        qc: 'Clic Santé, Bonjour-santé, Rendez-vous santé Québec',
      },
      later: 'iCalendar, JSON',
      steps: {
        fr: ['Les rendez-vous passés sont dans le compte ; Doctolib donne une archive à qui la demande.', 'Ou notez ceux qui comptent.'],
        en: ['Past appointments are in the account; Doctolib gives an archive to those who ask.', 'Or note those that matter.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27'],
      delay: 'month',
      feeds: ['days', 'health'],
    },
    {
      id: 'health-watch',
      kind: 'measurement',
      name: { fr: 'Pas, sommeil, poids, tension', en: 'Steps, sleep, weight, blood pressure' },
      holders: {
        fr: { fr: 'Apple Santé, Garmin, Withings, Fitbit', en: 'Apple Health, Garmin, Withings, Fitbit' },
        qc: { fr: 'Apple Santé, Garmin, Fitbit', en: 'Apple Health, Garmin, Fitbit' },
      },
      later: 'Apple Health (export.xml), CSV, TCX',
      steps: {
        fr: [
          'iPhone : Santé, votre portrait, « Exporter toutes les données de santé ».',
          'Garmin, Withings et Fitbit : « Exporter vos données » dans le compte.',
        ],
        en: ['iPhone: Health, your picture, “Export all health data”.', 'Garmin, Withings and Fitbit: “Export your data” in the account.'],
      },
      rights: ['gdpr-20', 'data-act', 'qc-27'],
      delay: 'day',
      feeds: ['health'],
    },
    {
      id: 'health-pharmacy',
      kind: 'receipt',
      name: { fr: 'Achats en pharmacie', en: 'Purchases at the pharmacy' },
      holders: { fr: { fr: 'Votre pharmacie', en: 'Your pharmacy' }, qc: 'Jean Coutu, Pharmaprix, Familiprix' },
      later: 'PDF',
      steps: {
        fr: [
          'La pharmacie imprime l’historique sur demande ; au Québec, le relevé annuel pour impôts suffit souvent.',
          'Recopiez les achats non remboursés.',
        ],
        en: [
          'The pharmacy prints the history when asked; in Québec, the yearly statement for taxes is often enough.',
          'Copy the purchases not paid back.',
        ],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'now',
      feeds: ['budget', 'health'],
    },
    {
      id: 'health-contract',
      kind: 'contract',
      name: { fr: 'Contrat de complémentaire santé', en: 'Private health insurance contract' },
      holders: {
        fr: { fr: 'Votre mutuelle, votre employeur', en: 'Your insurer, your employer' },
        qc: { fr: 'Beneva, Croix Bleue, votre employeur', en: 'Beneva, Blue Cross, your employer' },
      },
      steps: {
        fr: ['L’espace adhérent donne la carte et le tableau des garanties.', 'Notez l’assureur, le numéro et la cotisation.'],
        en: ['The member area gives the card and the table of cover.', 'Note the insurer, the number and the contribution.'],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'now',
      feeds: ['bills', 'health'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
