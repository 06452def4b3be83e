import type { Line } from './index.ts'
import type { Family } from './types.ts'

const rights: Line['rights'] = ['gdpr-15', 'gdpr-20', 'qc-27']

export const mobility = {
  id: 'mobility',
  name: { fr: 'Transports', en: 'Transport' },
  about: { fr: 'Où vous allez, quand et comment.', en: 'Where you go, when and how.' },
  lines: [
    {
      id: 'mobility-card',
      kind: 'mobility.trip',
      name: { fr: 'Validations de la carte de transport', en: 'Taps of the transit card' },
      holders: { fr: 'Navigo, TCL, Tisséo, TBM', qc: 'OPUS (ARTM, STM), RTC' },
      later: 'CSV',
      delivery: true,
      steps: {
        fr: [
          'Demandez-les au transporteur avec le numéro de la carte : elles ne sont gardées que peu de temps.',
          'Notez les trajets réguliers qui comptent.',
        ],
        en: [
          'Ask the carrier for them with the number of the card: they are kept a short time only.',
          'Note the regular journeys that matter.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-84'],
      delay: 'month',
      feeds: ['moves', 'carbon'],
    },
    {
      id: 'mobility-pass',
      kind: 'contract',
      name: { fr: 'Abonnements de transport', en: 'Transit passes' },
      holders: { fr: 'Navigo, SNCF (Avantage, Max), TCL', qc: 'OPUS à l’année, RTC, exo' },
      steps: {
        fr: [
          'Le compte client donne le titre, le prix et la fin.',
          'En France, gardez l’attestation : l’employeur en rembourse la moitié.',
        ],
        en: [
          'The customer account gives the pass, its price and its end.',
          'In France, keep the certificate: the employer pays half of it.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-84'],
      delay: 'now',
      feeds: ['bills', 'moves'],
    },
    {
      id: 'mobility-trains',
      kind: 'mobility.trip',
      name: { fr: 'Voyages en train et en avion', en: 'Journeys by train and plane' },
      holders: { fr: 'SNCF Connect, Trainline, Air France', qc: 'VIA Rail, Air Canada, Porter' },
      later: 'PDF, JSON',
      delivery: true,
      steps: {
        fr: [
          'Le compte garde les voyages passés ; l’archive complète se demande dans « Données personnelles ».',
          'Recopiez le départ, l’arrivée et le jour.',
        ],
        en: [
          'The account keeps past journeys; the whole archive is asked for under “Personal data”.',
          'Copy the start, the end and the day.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'pipeda'],
      delay: 'month',
      feeds: ['moves', 'carbon'],
    },
    {
      id: 'mobility-bikes',
      kind: 'mobility.trip',
      name: { fr: 'Vélos et voitures partagés', en: 'Shared bikes and cars' },
      holders: { fr: 'Vélib’, Vélo’v, Citiz, BlaBlaCar', qc: 'BIXI, Communauto' },
      later: 'CSV, JSON',
      delivery: true,
      steps: {
        fr: ['« Mes trajets » dans le compte ; BlaBlaCar et BIXI donnent une archive sur demande.', 'Notez le jour et la distance.'],
        en: ['“My trips” in the account; BlaBlaCar and BIXI give an archive when asked.', 'Note the day and the distance.'],
      },
      rights,
      delay: 'now',
      feeds: ['moves', 'carbon'],
    },
    {
      id: 'mobility-rides',
      kind: 'receipt',
      name: { fr: 'Courses de taxi et de VTC', en: 'Taxi and ride-hailing' },
      holders: { fr: 'Uber, Bolt, G7', qc: 'Uber, Eva, Téo' },
      later: 'CSV',
      steps: {
        fr: [
          'Uber : « Confidentialité », « Téléchargez vos données » ; un lien arrive sous quelques jours.',
          'Recopiez le jour et le prix.',
        ],
        en: ['Uber: “Privacy”, “Download your data”; a link comes within a few days.', 'Copy the day and the price.'],
      },
      rights,
      delay: 'days',
      feeds: ['budget', 'moves'],
    },
    {
      id: 'mobility-car',
      kind: 'equipment',
      name: { fr: 'Véhicule, entretien', en: 'Vehicle, servicing' },
      holders: {
        fr: { fr: 'HistoVec, constructeur, garage', en: 'HistoVec, maker, garage' },
        qc: { fr: 'SAAQ, constructeur, garage', en: 'SAAQ, maker, garage' },
      },
      later: 'PDF',
      steps: {
        fr: ['HistoVec ou SAAQclic donne l’historique du véhicule.', 'Notez le modèle, le numéro de série et l’achat.'],
        en: ['HistoVec or SAAQclic gives the history of the vehicle.', 'Note the model, the serial number and the purchase.'],
      },
      rights: ['gdpr-15', 'data-act', 'qc-84'],
      delay: 'now',
      feeds: ['papers', 'carbon'],
    },
    {
      id: 'mobility-tolls',
      kind: 'invoice',
      name: { fr: 'Péages, recharge, stationnement', en: 'Tolls, charging, parking' },
      holders: { fr: 'Ulys, Bip&Go, Chargemap, PayByPhone', qc: 'A25, Circuit électrique, PayByPhone' },
      readers: ['einvoice', 'pdf'],
      later: 'CSV',
      steps: {
        fr: ['Le compte client donne une facture par mois et souvent un CSV des passages.', 'Recopiez le total du mois.'],
        en: ['The customer account gives one bill a month and often a CSV of the passages.', 'Copy the total of the month.'],
      },
      rights,
      delay: 'now',
      feeds: ['bills', 'moves'],
    },
    {
      id: 'mobility-timeline',
      kind: 'mobility.position',
      name: { fr: 'Positions du téléphone', en: 'Positions of the telephone' },
      holders: {
        fr: { fr: 'Google Vos trajets, Strava, Komoot', en: 'Google Timeline, Strava, Komoot' },
        qc: { fr: 'Google Vos trajets, Strava', en: 'Google Timeline, Strava' },
      },
      readers: ['google-timeline', 'tracks', 'geojson', 'position-log'],
      steps: {
        fr: [
          'Google, Android : Paramètres, Localisation, Vos trajets, « Exporter » : le fichier ne quitte pas le téléphone.',
          'Google, iPhone : Google Maps, Vos trajets, « ⋯ », Position et confidentialité, « Exporter ».',
          'Strava : « Télécharger ou supprimer votre compte », première partie. Komoot, Garmin, OsmAnd : « Exporter » en GPX.',
          'OwnTracks, GPSLogger : les fichiers .rec, .gpx ou .csv que l’application garde.',
        ],
        en: [
          'Google, Android: Settings, Location, Timeline, “Export”: the file does not leave the telephone.',
          'Google, iPhone: Google Maps, Your Timeline, “⋯”, Location and privacy, “Export”.',
          'Strava: “Download or delete your account”, first part. Komoot, Garmin, OsmAnd: “Export” as GPX.',
          'OwnTracks, GPSLogger: the .rec, .gpx or .csv files that the application keeps.',
        ],
      },
      rights: ['gdpr-20', 'dma', 'qc-27'],
      delay: 'now',
      feeds: ['moves'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
