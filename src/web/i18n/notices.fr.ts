/** Words of what a person is told, in her attic and by mail. In French. A mail holds nothing personal. */
export const noticesFr = {
  title: 'Nouvelles',
  unread: (count: number): string => (count === 1 ? '1 non lue' : `${count} non lues`),
  lead: 'Ce qui s’est passé pendant que vous n’étiez pas là.',
  none: 'Aucune nouvelle',
  noneAbout: 'Quand un import se termine sans vous, ou que votre grenier s’ouvre ailleurs, c’est dit ici.',
  fresh: 'non lue',
  read: 'Marquer comme lue',
  readOf: (what: string): string => `Marquer comme lue : ${what}`,
  readAll: 'Tout marquer comme lu',
  what: {
    'import-finished': (file: string): string => (file === '' ? 'Un import est terminé' : `L’import de « ${file} » est terminé`),
    'source-stale': (source: string): string =>
      source === '' ? 'Une de vos sources attend peut-être un fichier' : `${source} : le prochain fichier devrait exister`,
    'new-place': (): string => 'Votre grenier a été ouvert depuis un navigateur nouveau',
    'export-made': (): string => 'Un export de votre grenier a été fait',
  } as { readonly [K in 'import-finished' | 'source-stale' | 'new-place' | 'export-made']: (name: string) => string },
  see: {
    'import-finished': 'Voir l’import',
    'source-stale': 'Voir la source',
    'new-place': 'Voir où il est ouvert',
    'export-made': 'Voir le registre',
  },
  settings: 'Comment vous prévenir',
  settingsAbout: 'Un courriel ne contient rien de personnel : une phrase, et l’adresse de cette page.',
  noMail: 'Cette plateforme n’envoie pas de courriel, ou n’a pas d’adresse à vous : tout est dit ici.',
  place:
    'Nouveau veut dire : un navigateur sans notre témoin. Un autre appareil, une fenêtre privée, ou des témoins effacés. Pour le savoir, nous ne regardons ni adresse IP ni modèle d’appareil.',
  dueAbout:
    'Si vous choisissez le courriel pour les sources en retard, nous gardons en clair une semaine, celle où il faudra vous écrire. Ni laquelle de vos sources, ni rien d’autre.',
  kinds: {
    'import-finished': 'Un import s’est terminé sans vous',
    'source-stale': 'Une source est en retard',
    'new-place': 'Ouverture depuis un navigateur nouveau',
    'export-made': 'Un export a été fait',
  },
  ways: { interface: 'Ici seulement', mail: 'Ici et par courriel', none: 'Ne rien dire' },
  save: 'Enregistrer',
  saved: 'C’est noté.',
  mail: {
    subject: {
      'import-finished': 'Grenier : un import est terminé',
      'source-stale': 'Grenier : un fichier est peut-être à demander',
      'new-place': 'Grenier : ouverture depuis un navigateur nouveau',
      'export-made': 'Grenier : un export a été fait',
    },
    text: {
      'import-finished': 'Un import que vous avez lancé est terminé. Son résultat vous attend dans votre grenier.',
      'source-stale': 'Une de vos sources attend peut-être un nouveau fichier. Votre grenier vous dira laquelle.',
      'new-place':
        'Votre grenier vient d’être ouvert depuis un navigateur que nous ne connaissions pas. Si c’était vous, tout va bien. Sinon, fermez les autres accès et changez de phrase secrète.',
      'export-made':
        'Un export de votre grenier vient d’être fait. Si ce n’était pas vous, fermez les autres accès et changez de phrase secrète.',
    },
    ending: (url: string): string =>
      `${url}\n\nCe message ne contient rien de personnel. Choisissez ce que nous vous écrivons à la même adresse.`,
  },
}
