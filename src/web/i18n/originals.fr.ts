/** Sentences of files kept as they were given, in French. */
export const originalsFr = {
  see: 'Fichier d’origine gardé',
  gone: 'Le fichier d’origine est supprimé.',
  goneOn: (moment: string) => `Supprimé le ${moment}. Rien n’en reste ici.`,
  about: (size: string) => `Ce fichier est gardé tel que vous l’avez donné, scellé comme vos données. Il fait ${size}.`,
  download: 'Télécharger',
  deleteTitle: 'Le supprimer',
  deleteAbout: 'Les données lues dans ce fichier restent. Le fichier lui-même ne pourra plus être retrouvé ici.',
  deleteHint: 'Demandée pour que personne d’autre ne le supprime à votre place.',
  delete: 'Supprimer ce fichier',
  back: 'Revenir à l’import',
  ledger: 'Vous avez supprimé un fichier d’origine',
}
