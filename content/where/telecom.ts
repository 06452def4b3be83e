import type { Line } from './index.ts'
import type { Family } from './types.ts'

const carriers = { fr: 'Orange, SFR, Bouygues Telecom, Free', qc: 'Bell, Vidéotron, Telus, Fizz, Rogers' }

export const telecom = {
  id: 'telecom',
  name: { fr: 'Téléphone et internet', en: 'Telephone and internet' },
  about: {
    fr: 'Qui vous appelez, quand, d’où : l’opérateur le garde au moins un temps.',
    en: 'Whom you call, when, from where: the carrier keeps it for a time at least.',
  },
  lines: [
    {
      id: 'telecom-bills',
      kind: 'invoice',
      name: { fr: 'Factures de téléphone et d’internet', en: 'Telephone and internet bills' },
      holders: carriers,
      readers: ['einvoice', 'pdf', 'mesinfos'],
      delivery: true,
      steps: {
        fr: ['Espace client, « Factures » : douze mois au moins y sont.', 'Téléchargez-les, ou recopiez le jour et le total.'],
        en: ['Customer area, “Bills”: twelve months at least are there.', 'Download them, or copy the day and the total.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'pipeda'],
      delay: 'now',
      feeds: ['bills'],
    },
    {
      id: 'telecom-usage',
      kind: 'telecom.usage',
      name: { fr: 'Données, appels et messages du mois', en: 'Data, calls and messages of the month' },
      holders: carriers,
      later: 'CSV',
      delivery: true,
      steps: {
        fr: [
          'Ouvrez « Suivi de consommation » ; pour le détail, activez la facture détaillée.',
          'Recopiez les gigaoctets, les minutes ou les messages de la période.',
        ],
        en: ['Open “Usage”; for the detail, turn on the itemised bill.', 'Copy the gigabytes, minutes or messages of the period.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'pipeda'],
      delay: 'now',
      feeds: ['bills', 'carbon'],
    },
    {
      id: 'telecom-contract',
      kind: 'contract',
      name: { fr: 'Forfait, engagement, options', en: 'Plan, commitment, options' },
      holders: carriers,
      delivery: true,
      steps: {
        fr: ['« Mon contrat » ou « Mon offre » : prix, fin d’engagement, numéro de client.', 'En France, le 3179 donne aussi votre RIO.'],
        en: [
          '“My contract” or “My plan”: price, end of commitment, customer number.',
          'In France, calling 3179 also gives your porting number.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'pipeda'],
      delay: 'now',
      feeds: ['bills'],
    },
    {
      id: 'telecom-calls',
      kind: 'interaction',
      name: { fr: 'Journal des appels et connexions', en: 'Log of calls and connections' },
      holders: carriers,
      later: 'CSV',
      steps: {
        fr: [
          'Écrivez au délégué à la protection des données : demandez les données de trafic encore conservées.',
          'Elles nomment d’autres personnes : gardez-les pour vous.',
        ],
        en: [
          'Write to the data protection officer: ask for the traffic data still kept.',
          'They name other people: keep them to yourself.',
        ],
      },
      rights: ['gdpr-15', 'pipeda'],
      delay: 'month',
      feeds: ['profile', 'moves'],
    },
    {
      id: 'telecom-positions',
      kind: 'mobility.position',
      name: { fr: 'Positions par les antennes', en: 'Positions by antennas' },
      holders: carriers,
      readers: ['position-log', 'geojson'],
      delivery: true,
      steps: {
        fr: [
          'Même demande que pour le journal des appels : précisez « données de localisation ».',
          'L’opérateur peut répondre qu’il ne les a plus : la durée de garde est courte.',
        ],
        en: [
          'The same request as for the log of calls: say “location data”.',
          'The carrier may answer that they are gone: they are kept a short time.',
        ],
      },
      rights: ['gdpr-15', 'pipeda'],
      delay: 'month',
      feeds: ['moves'],
    },
    {
      id: 'telecom-box',
      kind: 'equipment',
      name: { fr: 'Box, téléphone, décodeur', en: 'Router, telephone, set-top box' },
      holders: carriers,
      steps: {
        fr: [
          '« Mes équipements » dans l’espace client, ou l’étiquette sous l’appareil.',
          'Notez le numéro de série et ce qui est loué : vous devrez le rendre.',
        ],
        en: [
          '“My equipment” in the customer area, or the label under the device.',
          'Note the serial number and what is rented: you will have to give it back.',
        ],
      },
      rights: ['gdpr-15', 'pipeda'],
      delay: 'now',
      feeds: ['papers'],
    },
    {
      id: 'telecom-outages',
      kind: 'incident',
      name: { fr: 'Pannes et réclamations', en: 'Faults and complaints' },
      holders: carriers,
      steps: {
        fr: [
          '« Assistance », « Mes demandes » : chaque ticket a un numéro.',
          'Notez-le avec le jour : le médiateur ou la CPRST vous les demanderont.',
        ],
        en: ['“Help”, “My requests”: each ticket has a number.', 'Note it with the day: the ombudsman or the CCTS will ask for them.'],
      },
      rights: ['gdpr-15', 'pipeda'],
      delay: 'now',
      feeds: ['rights'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
