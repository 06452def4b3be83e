/** Rules of France and Québec that explain what a person is paid back for care, and what she could still ask. */
import { type HealthRule, undated } from './types.ts'

const readOn = '2026-11-22'

const weekSource = {
  name: 'Service-public.fr, « Feuille de soins » (F11616)',
  url: 'https://www.service-public.fr/particuliers/vosdroits/F11616',
  asOf: '2022-07-13',
  readOn,
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
    values: [{ from: undated, value: 7 }],
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
      readOn,
    },
    values: [{ from: undated, value: 7 }],
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
      fr: 'Le délai part du premier jour du trimestre qui suit le soin : la date donnée ici est la plus prudente. L’article que cite la page (L332-1) ne vise plus, depuis 2016, que les prestations en espèces ; celui des soins n’a pas été lu. Tout soin n’est pas remboursable.',
      en: 'The term starts on the first day of the quarter after the care: the date given here is the most careful one. The article that the page cites (L332-1) has covered only money benefits since 2016; that of care was not read. Not all care is covered.',
    },
    source: weekSource,
    values: [{ from: undated, value: 730 }],
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
      fr: 'Les moins de 18 ans, la maternité et la Complémentaire santé solidaire en sont dispensés. Le jour et le plafond sont dits par une association ; ameli.fr confirme 2 € (5 septembre 2024).',
      en: 'Those under 18, maternity and the solidarity cover are exempt. The day and the ceiling are told by an association; ameli.fr confirms €2 (5 September 2024).',
    },
    source: {
      name: 'UFC-Que Choisir, « Forfaits et franchises médicales : bientôt 2 € par consultation »',
      url: 'https://www.quechoisir.org/actualite-forfaits-et-franchises-medicales-bientot-2-eur-par-consultation-n122662/',
      asOf: '2024-05-15',
      readOn,
    },
    values: [
      { from: '2024-05-15', value: 200 },
      { from: undated, value: 100 },
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
      name: 'Ameli.fr, « Le rôle du médecin traitant et le parcours de soins coordonnés »',
      url: 'https://www.ameli.fr/assure/remboursements/etre-bien-rembourse/medecin-traitant-parcours-soins-coordonnes',
      asOf: '2024-09-05',
      readOn,
    },
    values: [{ from: undated, value: 300_000 }],
  },
  {
    id: 'hundred-percent',
    place: 'fr',
    title: { fr: 'Le 100 % Santé', en: 'The 100% Santé offer' },
    text: {
      fr: 'Lunettes, prothèses dentaires et aides auditives de l’offre 100 % Santé sont remboursées en entier avec une complémentaire responsable. L’opticien et l’audioprothésiste doivent en proposer un dans leur devis, le dentiste quand ses soins sont dans l’offre.',
      en: 'Glasses, dental prostheses and hearing aids of the 100% Santé offer are paid back in full with a responsible complementary contract. Optician and hearing specialist must offer one in their quotation, the dentist when the care is in the offer.',
    },
    limits: {
      fr: 'Un autre équipement peut rester en partie à votre charge ; tous les soins dentaires ne sont pas dans l’offre. Le jour est dit par ameli.fr (12 janvier 2021), qui annonçait d’autres soins dentaires pour 2022.',
      en: 'Another equipment may stay partly yours; not all dental care is in the offer. The day is told by ameli.fr (12 January 2021), which announced further dental care for 2022.',
    },
    source: {
      name: 'MSA, « L’offre 100 % Santé »',
      url: 'https://languedoc.msa.fr/lfp/web/msa-des-portes-de-bretagne/sante/100pourcent',
      asOf: '2024-09-05',
      readOn,
    },
    values: [{ from: '2021-01-01', value: 1_000_000 }],
  },
  {
    id: 'tax-credit',
    place: 'qc',
    title: { fr: 'Le montant pour frais médicaux', en: 'The amount for medical expenses' },
    text: {
      fr: 'Ce qui n’est pas remboursé compte à la ligne 381 de votre déclaration, pour la partie qui dépasse 3 % du revenu net (ligne 275), le vôtre et celui de votre conjoint, sur douze mois de suite finis dans l’année. Gardez les reçus.',
      en: 'What is not paid back counts on line 381 of your return, for the part above 3% of net income (line 275), yours and your spouse’s, over twelve months in a row that end in the year. Keep the receipts.',
    },
    limits: {
      fr: 'Tous les frais ne sont pas admissibles : la publication IN-130 les liste. Lu pour la déclaration de 2024.',
      en: 'Not all expenses are eligible: publication IN-130 lists them. Read for the 2024 return.',
    },
    source: {
      name: 'Revenu Québec, « 381 – Frais médicaux »',
      url: 'https://www.revenuquebec.ca/fr/citoyens/declaration-de-revenus/produire-votre-declaration-de-revenus/comment-remplir-votre-declaration/aide-par-ligne/350-a-398-1-credits-dimpot-non-remboursables/ligne-381/',
      asOf: '2024-12-31',
      readOn,
    },
    values: [{ from: '2024-01-01', value: 30_000 }],
  },
]
