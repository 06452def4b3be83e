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
  /** By what makes a passphrase easy to guess. */
  weak: {
    common:
      'Cette phrase est trop facile à deviner : elle tient à un mot de passe très répandu. Ajoutez deux ou trois mots sans lien entre eux.',
    name: 'Cette phrase est trop facile à deviner : un prénom ou un nom en fait l’essentiel. Ajoutez deux ou trois mots sans lien avec lui.',
    repeat: 'Cette phrase est trop facile à deviner : elle répète la même chose. Prenez plutôt quatre mots différents.',
    sequence:
      'Cette phrase est trop facile à deviner : c’est une suite, comme « abcd » ou « 1234 ». Prenez plutôt quatre mots sans lien entre eux.',
    keyboard:
      'Cette phrase est trop facile à deviner : les touches se suivent sur le clavier. Prenez plutôt quatre mots sans lien entre eux.',
    date: 'Cette phrase est trop facile à deviner : une date en fait l’essentiel. Ajoutez deux ou trois mots sans lien avec elle.',
    personal: 'Cette phrase est trop facile à deviner : elle reprend votre adresse. Choisissez des mots que personne ne relie à vous.',
    guessable: 'Cette phrase est trop facile à deviner. Ajoutez un mot ou deux, rares et sans lien avec les autres.',
  },
  /** By the type of a `Refusal`. */
  error: {
    BadEmail: () => 'Cette adresse e-mail n’est pas complète. Exemple : prenom@exemple.fr',
    ShortPassphrase: () => 'La phrase secrète est trop courte : il faut au moins 12 caractères.',
    WrongCurrent: () => 'Ce n’est pas votre phrase secrète actuelle.',
    PassphrasesDiffer: () => 'Les deux phrases ne sont pas les mêmes.',
    WrongPassphrase: () => 'L’adresse ou la phrase secrète n’est pas la bonne.',
    CodeLength: () => 'Ce code n’est pas entier : il compte neuf groupes de quatre caractères.',
    CodeTypo: () =>
      'Il y a une faute de frappe dans ce code : son dernier groupe ne s’accorde pas avec les autres. Relisez-le groupe par groupe.',
    WrongCode: () =>
      'L’adresse ou le code de secours n’est pas le bon. Le code est bien écrit, mais il n’ouvre pas ce grenier : un code plus récent l’a peut-être remplacé.',
    GroupsDiffer: () => 'Ces deux groupes ne sont pas ceux du code ci-dessous. Relisez ce que vous avez noté.',
    NoAttic: () =>
      'Ce compte n’a pas de grenier : il sert à faire marcher la plateforme. Sa page est sur la machine elle-même, au port d’administration.',
    NoAccount: () => 'Aucun compte n’a cette adresse : cette personne doit d’abord créer son grenier.',
    NotCreated: () => 'Ce grenier n’a pas pu être créé. Si vous en avez déjà un à cette adresse, ouvrez-le.',
    Busy: () => 'Trop de greniers s’ouvrent en même temps. Recommencez dans un instant.',
    TooMany: (seconds?: number) =>
      seconds === undefined
        ? 'Trop d’essais. Attendez un peu, puis recommencez.'
        : `Trop d’essais. Recommencez dans ${seconds < 90 ? counted(seconds, 'fr', { one: 'seconde', other: 'secondes' }) : counted(Math.ceil(seconds / 60), 'fr', { one: 'minute', other: 'minutes' })}.`,
  },
}
