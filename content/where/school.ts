import type { Line } from './index.ts'
import type { Family } from './types.ts'

export const school = {
  id: 'school',
  name: { fr: 'École, travail, administration', en: 'School, work, administration' },
  about: { fr: 'Vos diplômes, vos droits, vos papiers.', en: 'Your degrees, your rights, your papers.' },
  lines: [
    {
      id: 'school-courses',
      kind: 'education.course',
      name: { fr: 'Formations suivies', en: 'Courses followed' },
      holders: {
        fr: { fr: 'Universités, Mon Compte Formation, MOOC', en: 'Universities, Mon Compte Formation, MOOCs' },
        qc: { fr: 'Universités, cégeps, centres de formation', en: 'Universities, CEGEPs, training centres' },
      },
      later: 'ELM, PDF',
      steps: {
        fr: [
          'L’espace numérique garde les inscriptions ; Mon Compte Formation, les heures suivies.',
          'Notez l’établissement, l’intitulé et les dates.',
        ],
        en: [
          'The student area keeps the registrations; Mon Compte Formation, the hours followed.',
          'Note the school, the title and the dates.',
        ],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['career'],
    },
    {
      id: 'school-marks',
      kind: 'education.mark',
      name: { fr: 'Notes et bulletins', en: 'Marks and reports' },
      holders: {
        fr: { fr: 'Pronote, ENT, universités', en: 'Pronote, ENT, universities' },
        qc: { fr: 'Mozaïk Portail, Omnivox, universités', en: 'Mozaïk Portail, Omnivox, universities' },
      },
      later: 'PDF',
      steps: {
        fr: ['Téléchargez les bulletins avant la fin de l’année : l’accès se ferme.', 'Recopiez la matière et la note.'],
        en: ['Download the reports before the end of the year: the access closes.', 'Copy the subject and the mark.'],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['career'],
    },
    {
      id: 'school-degrees',
      kind: 'education.credential',
      name: { fr: 'Diplômes, permis, badges', en: 'Degrees, licences, badges' },
      holders: {
        fr: 'diplome.gouv.fr, ANTS, Europass',
        qc: { fr: 'Ministère de l’Éducation, universités, SAAQ', en: 'Ministry of Education, universities, SAAQ' },
      },
      later: 'Europass, Open Badges, PDF',
      steps: {
        fr: [
          'En France : diplome.gouv.fr délivre des attestations en ligne.',
          'Au Québec : le registraire de l’établissement, ou le ministère pour le secondaire.',
          'Notez l’intitulé, le jour et qui l’a délivré.',
        ],
        en: [
          'In France: diplome.gouv.fr gives certificates online.',
          'In Québec: the school’s registrar, or the ministry for secondary school.',
          'Note the title, the day and who gave it.',
        ],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'days',
      feeds: ['career', 'papers'],
    },
    {
      id: 'work-payslips',
      kind: 'document',
      name: { fr: 'Bulletins de paie', en: 'Payslips' },
      holders: {
        fr: { fr: 'Employeur, Digiposte', en: 'Employer, Digiposte' },
        qc: { fr: 'Employeur, Nethris, ADP', en: 'Employer, Nethris, ADP' },
      },
      readers: ['pdf'],
      delivery: true,
      steps: {
        fr: ['Le coffre de l’employeur reste ouvert après votre départ ; gardez-en tout de même une copie.', 'Notez le mois et le net.'],
        en: ['The employer’s safe stays open after you leave; keep a copy anyway.', 'Note the month and the net pay.'],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'now',
      feeds: ['budget', 'papers'],
    },
    {
      id: 'work-contract',
      kind: 'contract',
      name: { fr: 'Contrat de travail', en: 'Employment contract' },
      holders: { fr: { fr: 'Votre employeur', en: 'Your employer' }, qc: { fr: 'Votre employeur', en: 'Your employer' } },
      later: 'PDF',
      steps: {
        fr: ['Demandez au service du personnel une copie de votre dossier.', 'Notez l’employeur, le poste et le jour d’entrée.'],
        en: ['Ask the personnel office for a copy of your file.', 'Note the employer, the position and the day you began.'],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'month',
      feeds: ['career', 'papers'],
    },
    {
      id: 'work-career',
      kind: 'document',
      name: { fr: 'Relevé de carrière et retraite', en: 'Career statement and pension' },
      holders: { fr: 'Info Retraite, CNAV, Agirc-Arrco', qc: 'Retraite Québec, Service Canada' },
      readers: ['pdf'],
      later: 'CSV',
      steps: {
        fr: [
          'info-retraite.fr, « Ma carrière », relevé complet ; au Québec, « Mon dossier » de Retraite Québec.',
          'Vérifiez les trimestres ou les gains année par année.',
        ],
        en: [
          'info-retraite.fr, “Ma carrière”, the whole statement; in Québec, “My Account” of Retraite Québec.',
          'Check the quarters or earnings year by year.',
        ],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['career', 'rights'],
    },
    {
      id: 'admin-taxes',
      kind: 'document',
      name: { fr: 'Avis d’impôt', en: 'Tax notices' },
      holders: { fr: 'impots.gouv.fr', qc: { fr: 'Revenu Québec, ARC', en: 'Revenu Québec, CRA' } },
      readers: ['pdf'],
      steps: {
        fr: [
          'Espace particulier, « Documents » : trois ans d’avis et plus.',
          'Au Québec : Mon dossier (Revenu Québec) et Mon dossier (ARC).',
        ],
        en: ['Personal area, “Documents”: three years of notices and more.', 'In Québec: My Account (Revenu Québec) and My Account (CRA).'],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['rights', 'papers'],
    },
    {
      id: 'admin-benefits',
      kind: 'benefit',
      name: { fr: 'Allocations et aides reçues', en: 'Benefits received' },
      holders: {
        fr: 'CAF, MSA, France Travail',
        qc: { fr: 'Retraite Québec (Allocation famille), Service Canada', en: 'Retraite Québec (Family Allowance), Service Canada' },
      },
      later: 'PDF',
      delivery: true,
      steps: {
        fr: ['Compte CAF, « Mes paiements et mes droits » ; France Travail, « Mes paiements ».', 'Notez l’aide, le jour et le montant.'],
        en: [
          'CAF account, “Mes paiements et mes droits”; in Québec, the account of the body that pays.',
          'Note the benefit, the day and the amount.',
        ],
      },
      rights: ['gdpr-15', 'crpa', 'qc-84'],
      delay: 'now',
      feeds: ['budget', 'rights'],
    },
    {
      id: 'civic-memberships',
      kind: 'association.membership',
      name: { fr: 'Adhésions, associations, syndicats', en: 'Memberships, associations, unions' },
      holders: {
        fr: { fr: 'HelloAsso, clubs, syndicats', en: 'HelloAsso, clubs, unions' },
        qc: { fr: 'Zeffy, clubs, coopératives', en: 'Zeffy, clubs, cooperatives' },
      },
      later: 'CSV, PDF',
      steps: {
        fr: ['HelloAsso garde vos adhésions et vos dons ; l’association, le reste.', 'Notez l’association, le jour et la cotisation.'],
        en: ['HelloAsso keeps your memberships and gifts; the association keeps the rest.', 'Note the association, the day and the fee.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27'],
      delay: 'now',
      feeds: ['papers', 'rights'],
    },
    {
      id: 'self-declared',
      kind: 'declaration',
      name: { fr: 'Ce que vous seul savez : habitudes, besoins, projets', en: 'What you alone know: habits, needs, plans' },
      holders: { fr: { fr: 'Vous', en: 'You' }, qc: { fr: 'Vous', en: 'You' } },
      steps: {
        fr: [
          'Personne d’autre ne le tient : écrivez-le si un service doit en tenir compte.',
          'Un besoin d’accessibilité, un régime, un projet de déménagement.',
        ],
        en: ['Nobody else holds it: write it if a service is to take it into account.', 'A need for access, a diet, a plan to move.'],
      },
      rights: [],
      delay: 'now',
      feeds: ['rights', 'carbon'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
