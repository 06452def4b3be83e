import type { Line } from './index.ts'
import type { Family } from './types.ts'

const platforms: Line['rights'] = ['gdpr-15', 'gdpr-20', 'dma', 'qc-27']
const rights: Line['rights'] = ['gdpr-15', 'gdpr-20', 'qc-27']

export const web = {
  id: 'web',
  name: { fr: 'Réseaux, web et culture', en: 'Networks, web and culture' },
  about: {
    fr: 'Ce que vous lisez, écoutez, cherchez, et ce que l’on en déduit.',
    en: 'What you read, hear and search, and what is inferred from it.',
  },
  lines: [
    {
      id: 'web-posts',
      kind: 'social.post',
      name: { fr: 'Publications et réactions', en: 'Posts and reactions' },
      holders: { fr: 'Facebook, Instagram, X, TikTok, LinkedIn', qc: 'Facebook, Instagram, X, TikTok, LinkedIn' },
      later: 'JSON (archive)',
      steps: {
        fr: [
          'Meta : Espace Comptes, « Vos informations et autorisations », « Télécharger », format JSON.',
          'TikTok et X : « Télécharger vos données » dans les réglages du compte.',
        ],
        en: [
          'Meta: Accounts Centre, “Your information and permissions”, “Download”, JSON format.',
          'TikTok and X: “Download your data” in the account settings.',
        ],
      },
      rights: platforms,
      delay: 'days',
      feeds: ['profile'],
    },
    {
      id: 'web-advertisers',
      kind: 'social.advertiser',
      name: { fr: 'Annonceurs qui vous visent', en: 'Advertisers who target you' },
      holders: { fr: 'Facebook, Instagram, X, TikTok', qc: 'Facebook, Instagram, X, TikTok' },
      later: 'JSON (archive)',
      steps: {
        fr: [
          'La même archive : le dossier « ads information » dit qui a apporté votre nom.',
          'Choisissez toutes les dates : l’archive courte les omet.',
        ],
        en: [
          'The same archive: the folder “ads information” says who brought your name.',
          'Choose all dates: the short archive leaves them out.',
        ],
      },
      rights: platforms,
      delay: 'days',
      feeds: ['profile'],
    },
    {
      id: 'web-interests',
      kind: 'interest',
      name: { fr: 'Centres d’intérêt déclarés ou déduits', en: 'Interests, declared or inferred' },
      holders: { fr: 'Google, Meta, X, TikTok', qc: 'Google, Meta, X, TikTok' },
      later: 'JSON (archive)',
      steps: {
        fr: [
          'Google : « Mon centre d’annonces » ; X : « Centres d’intérêt » dans la confidentialité.',
          'Notez ceux qui vous étonnent, et qui les pense.',
        ],
        en: ['Google: “My Ad Center”; X: “Interests” under privacy.', 'Note those that surprise you, and who thinks so.'],
      },
      rights: platforms,
      delay: 'now',
      feeds: ['profile'],
    },
    {
      id: 'web-searches',
      kind: 'web.search',
      name: { fr: 'Recherches', en: 'Searches' },
      holders: { fr: 'Google, Bing, YouTube', qc: 'Google, Bing, YouTube' },
      later: 'Google Takeout (JSON)',
      steps: {
        fr: ['takeout.google.com, « Mon activité », format JSON.', 'Un lien arrive par courriel.'],
        en: ['takeout.google.com, “My Activity”, JSON format.', 'A link comes by mail.'],
      },
      rights: platforms,
      delay: 'day',
      feeds: ['profile'],
    },
    {
      id: 'web-visits',
      kind: 'web.visit',
      name: { fr: 'Pages visitées', en: 'Pages visited' },
      holders: { fr: 'Chrome, Firefox, Safari', qc: 'Chrome, Firefox, Safari' },
      later: 'Google Takeout (JSON)',
      steps: {
        fr: [
          'Chrome : takeout.google.com, « Chrome ». Firefox et Safari gardent l’historique sur l’appareil.',
          'Rien ne presse : c’est un journal très intime.',
        ],
        en: [
          'Chrome: takeout.google.com, “Chrome”. Firefox and Safari keep history on the device.',
          'There is no hurry: it is a very private diary.',
        ],
      },
      rights: platforms,
      delay: 'day',
      feeds: ['profile'],
    },
    {
      id: 'web-plays',
      kind: 'media.play',
      name: { fr: 'Musique, films, vidéos', en: 'Music, films, videos' },
      holders: { fr: 'Spotify, Deezer, Netflix, YouTube', qc: 'Spotify, QUB musique, Tou.tv, Netflix' },
      later: 'JSON, CSV',
      steps: {
        fr: [
          'Spotify : « Confidentialité du compte », « Historique étendu ». Netflix : « Historique », « Tout télécharger ».',
          'Ou notez ce que vous avez aimé.',
        ],
        en: ['Spotify: “Account privacy”, “Extended history”. Netflix: “Viewing activity”, “Download all”.', 'Or note what you liked.'],
      },
      rights,
      delay: 'weeks',
      feeds: ['culture', 'profile'],
    },
    {
      id: 'web-outings',
      kind: 'culture.visit',
      name: { fr: 'Spectacles, musées, bibliothèques', en: 'Shows, museums, libraries' },
      holders: {
        fr: {
          fr: 'Pass Culture, Fnac Spectacles, votre théâtre, votre bibliothèque',
          en: 'Pass Culture, Fnac Spectacles, your theatre, your library',
        },
        qc: { fr: 'La Vitrine, BAnQ, Place des Arts, votre théâtre', en: 'La Vitrine, BAnQ, Place des Arts, your theatre' },
      },
      later: 'CSV, PDF',
      delivery: true,
      steps: {
        fr: [
          'Le compte de la billetterie garde les réservations ; la bibliothèque, les prêts en cours seulement.',
          'Notez le lieu, le titre et le jour.',
        ],
        en: ['The box office account keeps the bookings; the library, current loans only.', 'Note the place, the title and the day.'],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27', 'qc-84'],
      delay: 'now',
      feeds: ['culture'],
    },
    {
      id: 'web-contacts',
      kind: 'contact',
      name: { fr: 'Carnet d’adresses', en: 'Address book' },
      holders: {
        fr: { fr: 'Google, Apple, Outlook, votre téléphone', en: 'Google, Apple, Outlook, your telephone' },
        qc: { fr: 'Google, Apple, Outlook, votre téléphone', en: 'Google, Apple, Outlook, your telephone' },
      },
      readers: ['vcard', 'mesinfos'],
      steps: {
        fr: ['contacts.google.com ou icloud.com, « Exporter », format vCard.', 'Ces personnes n’ont rien demandé : gardez-les pour vous.'],
        en: ['contacts.google.com or icloud.com, “Export”, vCard format.', 'These people asked for nothing: keep them to yourself.'],
      },
      rights: platforms,
      delay: 'now',
      feeds: ['days'],
    },
    {
      id: 'web-calendar',
      kind: 'calendar.event',
      name: { fr: 'Agenda', en: 'Diary' },
      holders: { fr: 'Google, Apple, Outlook', qc: 'Google, Apple, Outlook' },
      later: 'iCalendar',
      steps: {
        fr: [
          'Google Agenda : Paramètres, « Importer et exporter ». iCloud : partage public, puis le fichier .ics.',
          'Ou notez les jours qui comptent.',
        ],
        en: [
          'Google Calendar: Settings, “Import and export”. iCloud: public sharing, then the .ics file.',
          'Or note the days that matter.',
        ],
      },
      rights: platforms,
      delay: 'now',
      feeds: ['days'],
    },
    {
      id: 'web-messages',
      kind: 'message',
      name: { fr: 'Courriels et messages', en: 'Mail and messages' },
      holders: { fr: 'Gmail, Orange, La Poste, WhatsApp', qc: 'Gmail, Vidéotron, WhatsApp' },
      readers: ['mesinfos'],
      later: 'mbox, eml',
      steps: {
        fr: [
          'Gmail : takeout.google.com, format mbox. WhatsApp : « Exporter la discussion ».',
          'Un message a deux auteurs au moins : gardez-les pour vous.',
        ],
        en: [
          'Gmail: takeout.google.com, mbox format. WhatsApp: “Export chat”.',
          'A message has two authors at least: keep them to yourself.',
        ],
      },
      rights: platforms,
      delay: 'day',
      feeds: ['papers', 'days'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
