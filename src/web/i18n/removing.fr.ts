/** Sentences of deleting all that comes from an import or a source, in French. */
import { counted } from './format.ts'

const records = (n: number): string => counted(n, 'fr', { one: 'donnée', other: 'données' })

export const removingFr = {
  link: 'Supprimer tout ce qui vient d’ici',
  linkAbout: 'Vous verrez d’abord ce qui part et ce qui reste.',
  linkUndone: 'Supprimer pour toujours ce qu’il contenait',
  title: 'Supprimer tout ce qui vient d’ici',
  backToBatch: 'Revenir à l’import',
  backToSource: 'Revenir à cette source',
  backToSources: 'Revenir à vos sources',
  typed: 'Ce que vous avez tapé',
  source: 'Cette source',
  goes: 'Ce qui part',
  nothingGoes: 'Aucune donnée ne part : d’autres imports les contiennent toutes.',
  days: (period: string) => `De cette période : ${period}.`,
  stays: 'Ce qui reste',
  staysAbout: 'Un autre import l’a aussi apporté. Seul ce qu’il en dit reste.',
  keeper: (n: number) => `${records(n)} dans`,
  reach: 'Ce que cela atteint',
  reaches: [
    'Chaque copie de ces données dans votre grenier, corrections comprises, et ce que des imports annulés en contenaient.',
    'Un nouvel import ne les ramènera pas, sauf si vous le demandez.',
  ],
  reachNot: 'Ce que cela n’atteint pas',
  reachesNot: [
    'Les sauvegardes déjà faites et les fichiers que vous avez emportés.',
    'Ce que celui qui vous a donné ces fichiers garde de son côté.',
  ],
  files: 'Les fichiers d’origine gardés',
  filesAbout: 'Ils contiennent encore ces données. Cochez ceux à supprimer aussi. Un fichier peut contenir autre chose.',
  filesProof: 'Demandée seulement pour supprimer un fichier.',
  confirm: (n: number) => (n === 0 ? 'Supprimer pour toujours' : `Supprimer ${records(n)} pour toujours`),
  on: 'La suppression est en cours',
  onAbout: 'Ce qui est fait est fait. Vous pouvez vous arrêter ici et reprendre plus tard.',
  progress: (done: number, left: number) => `${records(done)} déjà supprimé${done > 1 ? 'es' : 'e'}, ${records(left)} encore à traiter.`,
  next: 'Continuer',
  done: 'Tout ce qui venait d’ici est supprimé',
  doneAbout: (n: number) => `${records(n)} supprimé${n > 1 ? 'es' : 'e'} pour toujours.`,
  empty: 'Il ne reste rien à supprimer',
  emptyAbout: 'Aucune donnée de votre grenier ne vient d’ici.',
  letBack: 'Les laisser revenir au prochain import',
  letBackAbout: 'Rien ne revient d’ici. Si vous importez de nouveau un fichier qui contient ces données, elles seront reprises.',
  isLetBack: 'Un prochain import pourra les ramener',
  removed: 'Supprimé',
  removedAbout: (n: number) => `Vous avez supprimé ${records(n)} de cet import.`,
}
