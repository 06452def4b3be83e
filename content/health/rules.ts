/** Rules of France and Québec that explain what a person is paid back for care, and what she could still ask. */
import type { HealthRule } from './types.ts'

const weekSource = {
  name: 'Service-public.fr, « Feuille de soins » (F11616)',
  url: 'https://www.service-public.fr/particuliers/vosdroits/F11616',
  asOf: '2022-07-13',
}

export const healthRules: readonly HealthRule[] = [
  {
    id: 'delay-public',
    place: 'fr',
    title: { fr: 'Une semaine pour être remboursé', en: 'A week to be paid back' },
    text: {
      fr: 'Avec la carte Vitale, l’Assurance maladie rembourse en principe en une semaine. Passé ce délai, regardez votre compte ameli ou demandez-lui.',
      en: 'With the Vitale card, the public insurer pays back within a week as a rule. After that, look at your ameli account, or ask.',
    },
    limits: {
      fr: 'Une feuille de soins sur papier prend plus longtemps.',
      en: 'A care sheet on paper takes longer.',
    },
    source: weekSource,
    values: [{ from: '1900-01-01', value: 7 }],
  },
  {
    id: 'delay-private',
    place: 'fr',
    title: { fr: 'La complémentaire suit', en: 'The complementary insurer follows' },
    text: {
      fr: 'La complémentaire rembourse généralement un à trois jours après l’Assurance maladie, une semaine si celle-ci ne paie rien.',
      en: 'The complementary insurer generally pays back one to three days after the public one, a week when the latter pays nothing.',
    },
    limits: {
      fr: 'Un usage dit par un assureur, non une règle de droit : votre contrat fixe le sien.',
      en: 'A custom told by an insurer, not a rule of law: your contract sets its own.',
    },
    source: {
      name: 'Gan Eurocourtage, « Comment se faire rembourser rapidement ses frais de santé »',
      url: 'https://gan-eurocourtage.fr/publications/sante/comment-se-faire-rembourser-rapidement-ses-frais-de-sante',
      asOf: '2023-12-04',
    },
    values: [{ from: '1900-01-01', value: 7 }],
  },
  {
    id: 'two-years',
    place: 'fr',
    title: { fr: 'Deux ans pour demander', en: 'Two years to ask' },
    text: {
      fr: 'Un remboursement se demande dans les deux ans. Retrouvez la feuille de soins et envoyez-la à votre caisse.',
      en: 'A reimbursement is asked within two years. Find the care sheet and send it to your insurer.',
    },
    limits: {
      fr: 'Le délai part du premier jour du trimestre qui suit le soin : la date donnée ici est la plus prudente. Tout soin n’est pas remboursable.',
      en: 'The term starts on the first day of the quarter after the care: the date given here is the most careful one. Not all care is covered.',
    },
    source: {
      name: 'Code de la sécurité sociale, art. L332-1, cité par Service-public.fr (F11616)',
      url: 'https://www.service-public.fr/particuliers/vosdroits/F11616',
      asOf: '2022-07-13',
    },
    values: [{ from: '1900-01-01', value: 730 }],
  },
  {
    id: 'flat-fee',
    place: 'fr',
    title: { fr: 'La participation forfaitaire reste à votre charge', en: 'The flat fee stays yours' },
    text: {
      fr: 'Une somme fixe est retenue sur chaque consultation, analyse ou radiographie, dans la limite de 50 € par an. Les complémentaires ne la remboursent pas.',
      en: 'A fixed sum is held back on each consultation, test or radiography, up to €50 a year. Complementary insurers do not pay it back.',
    },
    limits: {
      fr: 'Les moins de 18 ans, la maternité et la Complémentaire santé solidaire en sont dispensés.',
      en: 'Those under 18, maternity and the solidarity cover are exempt.',
    },
    source: {
      name: 'UFC-Que Choisir, « Forfaits et franchises médicales : bientôt 2 € par consultation »',
      url: 'https://www.quechoisir.org/actualite-forfaits-et-franchises-medicales-bientot-2-eur-par-consultation-n122662/',
      asOf: '2024-05-15',
    },
    values: [
      { from: '2024-05-15', value: 200 },
      { from: '2005-01-01', value: 100 },
    ],
  },
  {
    id: 'care-path',
    place: 'fr',
    title: { fr: 'Le parcours de soins', en: 'The care path' },
    text: {
      fr: 'Un médecin consulté sans médecin traitant déclaré, ou sans passer par lui, est remboursé 30 % au lieu de 70 % de son tarif. Déclarez un médecin traitant, ou demandez-lui de vous orienter.',
      en: 'A doctor seen without a declared regular doctor, or not through her, is paid back at 30% instead of 70% of the tariff. Declare a regular doctor, or ask her to refer you.',
    },
    limits: {
      fr: 'Certains spécialistes se consultent directement. Le tarif de base peut être plus bas que le prix payé.',
      en: 'Some specialists are seen directly. The tariff may be lower than the price paid.',
    },
    source: {
      name: 'ADP Assurances, « Pourquoi la Sécurité sociale ne m’a remboursé que 30 % de ma consultation »',
      url: 'https://adpassurances.fr/foire-aux-questions/mutuelle-sante/pourquoi-la-securite-sociale-ne-m-a-rembourse-que-30-du-montant-de-ma-consultation.html',
      asOf: '2026-11-22',
    },
    values: [{ from: '2009-01-31', value: 300_000 }],
  },
  {
    id: 'hundred-percent',
    place: 'fr',
    title: { fr: 'Le 100 % Santé', en: 'The 100% Santé offer' },
    text: {
      fr: 'Lunettes, prothèses dentaires et aides auditives de l’offre 100 % Santé sont remboursées en entier avec une complémentaire responsable. L’opticien, le dentiste et l’audioprothésiste doivent vous en proposer dans le devis.',
      en: 'Glasses, dental prostheses and hearing aids of the 100% Santé offer are paid back in full with a responsible complementary contract. Optician, dentist and hearing specialist must offer them in their quotation.',
    },
    limits: {
      fr: 'Un autre équipement, plus cher, reste en partie à votre charge ; tous les soins dentaires ne sont pas dans l’offre.',
      en: 'Another, dearer equipment stays partly yours; not all dental care is in the offer.',
    },
    source: {
      name: 'MSA, « L’offre 100 % Santé »',
      url: 'https://languedoc.msa.fr/lfp/web/msa-des-portes-de-bretagne/sante/100pourcent',
      asOf: '2024-09-05',
    },
    values: [{ from: '2021-01-01', value: 1_000_000 }],
  },
  {
    id: 'tax-credit',
    place: 'qc',
    title: { fr: 'Le montant pour frais médicaux', en: 'The amount for medical expenses' },
    text: {
      fr: 'Ce qui n’est pas remboursé compte à la ligne 381 de votre déclaration, pour la partie qui dépasse 3 % du revenu net de votre ménage, sur douze mois de suite que vous choisissez. Gardez les reçus.',
      en: 'What is not paid back counts on line 381 of your return, for the part above 3% of your household’s net income, over twelve months in a row that you choose. Keep the receipts.',
    },
    limits: {
      fr: 'Tous les frais ne sont pas admissibles : la publication IN-130 les liste.',
      en: 'Not all expenses are eligible: publication IN-130 lists them.',
    },
    source: {
      name: 'Revenu Québec, ligne 381',
      url: 'https://www.revenuquebec.ca/fr/citoyens/declaration-de-revenus/produire-votre-declaration-de-revenus/comment-remplir-votre-declaration/aide-par-ligne/350-a-398-1-credits-dimpot-non-remboursables/ligne-381/',
      asOf: '2024-12-31',
    },
    values: [{ from: '2024-01-01', value: 30_000 }],
  },
]
