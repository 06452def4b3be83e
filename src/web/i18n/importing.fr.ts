/** Phrases d’un import qui dure, en français. */
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'fr', { one, other })

export const importingFr = {
  title: 'Import en cours',
  about: 'Vous pouvez quitter cette page et fermer le grenier : la lecture continue. Son résultat vous attend à votre retour.',
  refresh: 'Sans JavaScript, la page se relit toutes les trois secondes.',
  files: 'Fichiers',
  states: { waiting: 'en attente', reading: 'lecture en cours', done: 'lu', refused: 'non gardé' },
  records: (count: number) => n(count, 'donnée lue', 'données lues'),
  island: { one: '{n} donnée lue', other: '{n} données lues' },
  cancel: 'Arrêter cet import',
  cancelAbout: 'Rien n’en sera gardé.',
  running: { title: 'Un import est en cours', see: 'Voir où il en est' },
  ended: {
    failed: {
      title: 'Cet import n’a pas abouti',
      about: 'Il s’est arrêté de notre côté. Rien n’en a été gardé : redonnez vos fichiers.',
    },
    cancelled: { title: 'Cet import est arrêté', about: 'Rien n’en a été gardé. Votre grenier est inchangé.' },
    aside: {
      title: 'Cet import n’a pas été gardé',
      about:
        'Ce qui attendait votre retour n’était plus tel que vous l’aviez confié. Rien n’en est entré dans le grenier : redonnez vos fichiers.',
    },
    unknown: {
      title: 'Cet import n’est pas connu',
      about:
        'S’il a abouti, il est dans vos imports. Sinon il s’est arrêté avant la fin, et rien n’en a été gardé : redonnez vos fichiers.',
    },
  },
  again: 'Redonner des fichiers',
  recent: 'Vos derniers imports',
  recentAbout: 'Ce qui est ici est gardé. Ce qui n’y est pas ne l’est pas : redonnez-le, rien ne sera compté deux fois.',
  aside: {
    title: 'Un import n’a pas été gardé',
    about: (moment: string) =>
      `Ce qui attendait votre retour n’était plus tel que vous l’aviez confié. Nous l’avons mis de côté le ${moment} : redonnez vos fichiers.`,
    forget: 'Supprimer ce reste',
  },
}
