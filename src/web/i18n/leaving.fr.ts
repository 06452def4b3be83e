/** Sentences of leaving, in French: sessions ended, an attic erased, its certificate. */
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'fr', { one, other })

export const leavingFr = {
  banner: {
    label: 'Effacement demandé',
    text: (moment: string) => `Ce grenier sera effacé le ${moment}.`,
    link: 'Voir, ou changer d’avis',
  },

  ledger: {
    erase: 'Vous avez demandé l’effacement de votre grenier',
    keep: 'Vous avez gardé votre grenier, après avoir demandé son effacement',
  },

  sessions: {
    title: 'Sessions ouvertes',
    about:
      'Les navigateurs où votre grenier est ouvert. Une session se ferme seule après deux heures sans visite, et au plus tard après douze heures.',
    here: 'cet appareil',
    unknown: 'Navigateur inconnu',
    opened: (moment: string) => `Ouverte le ${moment}.`,
    seen: (moment: string) => `Dernière visite vers le ${moment}, à dix minutes près.`,
    end: 'Fermer cette session',
    endOthers: 'Fermer toutes les autres',
    alone: 'Aucune autre session n’est ouverte.',
    ended: 'C’est fermé : on n’y ouvre plus votre grenier sans la phrase secrète.',
    strange: 'Vous ne reconnaissez pas une session ? Fermez-la.',
    notKept: 'Nous ne gardons ni adresse IP, ni modèle d’appareil : seulement le nom du navigateur et du système, scellé.',
  },

  erase: {
    title: 'Effacer mon grenier',
    lead: 'Tout ce qu’il contient part pour de bon. Personne ne pourra le retrouver.',
    goesTitle: 'Ce qui sera effacé',
    records: (records: number, imports: number) =>
      `${n(records, 'donnée', 'données')}, et ${n(imports, 'import', 'imports')} : ce que nous avons lu dans vos fichiers.`,
    lines: (lines: number) => `Votre registre : ${n(lines, 'ligne', 'lignes')}.`,
    keys: 'Les clés qui ouvrent le coffre. Elles partent les premières.',
    sessions: (sessions: number) => `${n(sessions, 'session ouverte', 'sessions ouvertes')}, celle-ci comprise.`,
    account: 'Votre adresse e-mail, votre langue, vos réglages.',
    staysTitle: 'Ce qui restera',
    stays: [
      'Un certificat signé : un numéro, deux dates, des quantités. Rien n’y dit qui vous êtes. Il est gardé ici un an.',
      'Le numéro du coffre et l’heure, dans une liste qui empêche une copie ancienne de le faire revenir.',
      'Les sauvegardes déjà faites, jusqu’à leur remplacement. Elles restent scellées, et votre phrase secrète les ouvrirait : gardez-la pour vous.',
      'Vos relevés à la banque.',
    ],
    confirmTitle: 'Confirmer',
    when: 'Quand ?',
    later: 'Dans sept jours',
    laterHint: 'D’ici là, tout marche comme avant, et vous pouvez changer d’avis.',
    now: 'Tout de suite',
    nowHint: 'Ce sera fait avant la page suivante, et rien ne pourra être annulé.',
    passphraseHint: 'Demandée encore, pour que personne d’autre n’efface à votre place.',
    submit: 'Effacer mon grenier',
    trial: 'Ce grenier d’essai est celui d’une personne inventée : aucune phrase n’est demandée, et l’effacement se fait tout de suite.',
    waitingTitle: (moment: string) => `Effacement prévu le ${moment}`,
    waiting: 'Jusque-là, votre grenier marche comme avant. Après, plus rien ne pourra l’ouvrir.',
    certificate: 'Adresse du certificat, à noter dès maintenant',
    keep: 'Garder mon grenier',
    nowTitle: 'Ou ne pas attendre',
    submitNow: 'Effacer tout de suite',
    kept: 'Votre grenier est gardé : rien ne sera effacé.',
    wrong: 'La phrase secrète n’est pas la bonne. Rien n’a été effacé.',
  },

  certificate: {
    title: 'Certificat d’effacement',
    done: (moment: string) => `Ce grenier a été effacé le ${moment}. Plus rien ne l’ouvre.`,
    waitingTitle: 'Pas encore effacé',
    waiting: (moment: string) => `Cet effacement est prévu le ${moment}. Le certificat sera ici dans l’heure qui suit.`,
    number: 'Numéro du certificat',
    platform: 'Plateforme',
    asked: 'Demandé le',
    erased: 'Effacé le',
    countsTitle: 'Ce qui a été effacé',
    counts: {
      accounts: (count: number) => n(count, 'compte', 'comptes'),
      sessions: (count: number) => n(count, 'session', 'sessions'),
      wraps: (count: number) => n(count, 'moyen d’ouvrir le coffre', 'moyens d’ouvrir le coffre'),
      segments: (count: number) => n(count, 'paquet de données scellé', 'paquets de données scellés'),
      ledgerEntries: (count: number) => n(count, 'écriture du registre', 'écritures du registre'),
    },
    download: 'Télécharger le certificat',
    downloadAbout: 'Gardez ce fichier : cette page disparaît dans un an.',
    signatureTitle: 'La signature',
    signatureAbout: 'La plateforme a signé ces lignes. Sa clé publique est affichée à une adresse fixe, avec toutes celles d’avant.',
    key: 'Clé',
    signature: 'Signature (Ed25519)',
    keys: 'Clés publiques de la plateforme',
  },
}
