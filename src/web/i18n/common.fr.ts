/** Sentences of the frame and of the shared parts, in French. */
import { counted } from './format.ts'
import { of } from './typography.ts'

export const commonFr = {
  name: 'Grenier',
  titleOf: (title: string) => `${title} · Grenier`,
  skip: 'Aller au contenu',
  mainNav: 'Principale',
  footNav: 'Pied de page',
  menu: 'Menu',
  home: 'Mon grenier',
  budget: 'Réponses',
  records: 'Données',
  imports: 'Importer',
  ledger: 'Registre',
  account: 'Compte',
  settings: 'Réglages',
  signOut: 'Fermer le grenier',
  signIn: 'Ouvrir mon grenier',
  signUp: 'Créer mon grenier',
  promises: 'Nos promesses',
  formats: 'Formats',
  run: 'Pour les organisations',
  try: 'Essayer',
  otherLanguage: 'English',
  trial: (name: string) => `Grenier d’essai ${of(name)}, personne inventée : effacé moins de 24 h après son ouverture.`,
  trialLabel: 'Grenier d’essai',
  trialNameless: 'Grenier d’essai : effacé moins de 24 h après son ouverture.',
  foot: 'Logiciel libre, licence AGPL. Sans publicité, sans pistage, sans rien qui vienne d’ailleurs.',
  errorSummary: 'À corriger',
  showPassphrase: 'Montrer',
  hidePassphrase: 'Cacher',
  email: 'Adresse e-mail',
  passphrase: 'Phrase secrète',
  /** By the type of a `Refusal`. */
  error: {
    BadEmail: () => 'Cette adresse e-mail n’est pas complète. Exemple : prenom@exemple.fr',
    ShortPassphrase: () => 'La phrase secrète est trop courte : il faut au moins 12 caractères.',
    PassphrasesDiffer: () => 'Les deux phrases ne sont pas les mêmes.',
    WrongPassphrase: () => 'L’adresse ou la phrase secrète n’est pas la bonne.',
    NotCreated: () => 'Ce grenier n’a pas pu être créé. Si vous en avez déjà un à cette adresse, ouvrez-le.',
    Busy: () => 'Trop de greniers s’ouvrent en même temps. Recommencez dans un instant.',
    TooMany: (seconds?: number) =>
      seconds === undefined
        ? 'Trop d’essais. Attendez un peu, puis recommencez.'
        : `Trop d’essais. Recommencez dans ${seconds < 90 ? counted(seconds, 'fr', { one: 'seconde', other: 'secondes' }) : counted(Math.ceil(seconds / 60), 'fr', { one: 'minute', other: 'minutes' })}.`,
  },
}
