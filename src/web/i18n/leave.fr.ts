/** Sentences of taking everything away and of coming in elsewhere, in French. */
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'fr', { one, other })

export const leaveFr = {
  title: 'Emporter mes données',
  lead: 'Tout ce que contient votre grenier, dans un fichier qui s’ouvre partout, même sans nous.',
  insideTitle: 'Ce qu’il y aura dedans',
  nothing: 'Votre grenier est encore vide : le fichier ne contiendra que son registre.',
  imports: (count: number) => `L’histoire de ${n(count, 'import', 'imports')}, corrections et retraits compris.`,
  originals: (count: number, size: string) => `${n(count, 'fichier d’origine', 'fichiers d’origine')}, tels que donnés (${size}).`,
  ledger: 'Votre registre et vos réglages.',
  readable: 'Une page à ouvrir sans connexion, des tableaux pour un tableur, et le même contenu pour des programmes.',
  size: (size: string) => `Environ ${size}.`,
  choose: 'Que voulez-vous emporter ?',
  all: 'Tout',
  allHint: 'Ce fichier peut entrer dans un autre Grenier.',
  part: 'Une partie',
  partHint: 'À lire ou à transmettre. Ce fichier n’entre pas dans un autre Grenier.',
  kind: 'Sorte de données',
  anyKind: 'Toutes',
  source: 'Import',
  anySource: 'Tous',
  format: 'Forme du fichier',
  zip: 'Dossier complet : tableaux et page à lire (ZIP)',
  formats: {
    ofx: 'Opérations pour un logiciel de comptes (OFX)',
    vcf: 'Contacts pour un carnet d’adresses (vCard)',
    ics: 'Événements pour un agenda (iCalendar)',
    csv: 'Tableau d’une seule sorte, pour un tableur (CSV)',
  },
  since: 'Depuis le',
  until: 'Jusqu’au',
  found: 'Ce que votre recherche trouve',
  foundHint: 'À lire ou à transmettre, dans la forme choisie plus bas.',
  takeList: 'Emporter cette liste',
  partTitle: 'Si c’est une partie',
  sealTitle: 'Sceller le fichier',
  sealAbout:
    'Facultatif. Le fichier ne s’ouvrira qu’avec cette phrase, ici ou avec l’outil libre age. Si vous la perdez, il ne s’ouvrira plus.',
  sealPhrase: 'Une phrase pour ce fichier',
  sealAgain: 'La même, encore une fois',
  passphraseHint: 'Celle de votre grenier. Demandée encore, car ce fichier contient tout.',
  submit: 'Télécharger',
  thenTitle: 'Ensuite',
  next: [
    'Gardez ce fichier comme vos papiers : qui l’ouvre lit tout.',
    'Ouvrez-y la page index.html : elle montre ce qu’il contient.',
    'Pour changer de Grenier, créez-y un grenier, puis « J’arrive d’un autre Grenier ».',
  ],
  verify: 'Pour vérifier le fichier, sans connexion :',
  digestTitle: 'Empreintes',
  digestAbout: 'Une empreinte résume tout ce que contient le fichier. Deux Greniers qui montrent la même contiennent la même chose.',
  takenOn: (moment: string, records: string) => `Emporté le ${moment} : ${records}`,
  arrivedOn: (moment: string, records: string) => `Arrivé le ${moment} : ${records}`,
  records: (count: number) => n(count, 'donnée', 'données'),
  cannot: {
    busy: 'Un fichier est déjà en préparation pour vous. Attendez qu’il soit arrivé.',
    format: 'Cette forme de fichier ne contient pas cette sorte de données.',
    period: 'Ces dates ne vont pas ensemble : la fin vient avant le début.',
  },
  arriveLink: 'J’arrive d’un autre Grenier',
  chapters: 'Le registre de votre ancien grenier',
  chapter: (count: number) => `${n(count, 'ligne', 'lignes')}, closes et vérifiées à leur arrivée.`,
  ledgerLines: {
    taken: 'Vous avez emporté vos données',
    taking: 'Vous avez demandé à emporter vos données',
    cut: 'Vous avez commencé à emporter vos données',
    arrived: 'Vos données sont arrivées d’un autre Grenier',
  },
  arrive: {
    title: 'J’arrive d’un autre Grenier',
    lead: 'Donnez le fichier que vous avez emporté. Vos données, leur histoire et votre registre reviennent tels quels.',
    given: 'Ce fichier est un grenier emporté. Il n’entre pas comme un import : donnez-le ici.',
    file: 'Le fichier emporté',
    fileHint: (size: string) => `Le fichier .zip complet, jusqu’à ${size}. Il est vérifié en entier avant que rien ne soit gardé.`,
    seal: 'Phrase du fichier',
    sealHint: 'Seulement si vous aviez scellé le fichier en l’emportant.',
    submit: 'Faire entrer',
    notEmpty: 'Votre grenier contient déjà des données. Un grenier n’arrive que dans un grenier vide.',
    notEmptyAbout: 'Créez un autre compte, ou ajoutez vos fichiers un à un comme des imports.',
    doneTitle: 'Tout est arrivé',
    done: (records: string) => `${records}. L’empreinte ci-dessous est celle que montrait votre ancien Grenier : comparez-les.`,
    home: 'Voir mon grenier',
    refusals: {
      BadExport: 'Ce fichier ne peut pas entrer : rien n’a été gardé.',
      NotEmpty: 'Votre grenier contient déjà des données : rien n’a été changé.',
      SealNeeded: 'Ce fichier est scellé : donnez aussi sa phrase.',
      WrongSeal: 'Ce n’est pas la phrase de ce fichier : rien n’a été gardé.',
      NoFile: 'Choisissez d’abord le fichier.',
      UploadTooLarge: 'Ce fichier dépasse la limite.',
      TooManyFiles: 'Donnez un seul fichier.',
    },
    problems: {
      'not-export': 'Ce n’est pas un fichier emporté d’un Grenier.',
      version: 'Il vient d’un Grenier plus récent que celui-ci.',
      cut: 'La fin manque : le téléchargement s’est arrêté trop tôt.',
      altered: 'Une partie a été changée.',
      missing: 'Une partie manque.',
      extra: 'Une partie a été ajoutée.',
      'too-large': 'Une partie est trop grande.',
      row: 'Une ligne ne suit pas sa sorte de données.',
      record: 'Une donnée n’est pas ce que disent ses lignes.',
      count: 'Les nombres ne concordent pas.',
      ledger: 'Le registre ne tient pas.',
      original: 'Un fichier d’origine manque.',
      digest: 'L’empreinte n’est pas celle du contenu.',
      part: 'C’est une partie d’un grenier, pas un grenier entier.',
    } as { readonly [code: string]: string },
  },
  taken: {
    title: 'Mes données',
    lead: (moment: string) => `Emportées d’un Grenier le ${moment}.`,
    part: 'Ce fichier est une partie d’un grenier.',
    offline: 'Cette page fonctionne sans connexion et n’envoie rien.',
    digest: 'Empreinte',
    table: 'Tableau',
    lines: 'Pour programmes',
    newest: (count: number) => `Les ${count} plus récentes`,
    search: 'Chercher dans cette page',
    sources: 'Imports',
    originals: 'Fichiers d’origine',
    tables: 'Les tableaux complets sont dans le dossier data. Un montant y est écrit en centimes.',
    other: 'English',
    day: 'Jour',
    what: 'Donnée',
    amount: 'Valeur',
  },
  readme: `Ce fichier vient d’un Grenier. Il contient vos données.

index.html        à ouvrir dans un navigateur : ce que contient le fichier
data/*.csv        un tableau par sorte de données (montants en centimes)
data/*.ndjson     le même contenu, une donnée par ligne, pour des programmes
originals/        vos fichiers, tels que vous les aviez donnés
ledger/           votre registre
log/              l’histoire complète, pour entrer dans un autre Grenier
datapackage.json  description des tableaux (Frictionless)
manifest.json     la liste des fichiers et leurs empreintes

Pour vérifier : grenier export verify FICHIER.zip
`,
}
