/** Sentences of the page of what two sources tell otherwise, in French. */
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'fr', { one, other })

export const conflictsFr = {
  waits: (count: number) => `${n(count, 'désaccord', 'désaccords')} entre deux sources`,
  title: 'Quand deux sources se contredisent',
  lead: 'Dites laquelle a raison. Ce que vous décidez n’est pas redemandé, et s’annule.',
  none: 'Aucun désaccord',
  noneAbout: 'Quand deux fichiers se contrediront, vous le verrez ici.',
  values: (fields: string) => `Une seule donnée, deux valeurs : ${fields}.`,
  twice: 'Même montant, à quelques jours près, dans deux sources : sans doute la même chose.',
  from: (origin: string, format: string) => `D’après ${origin} (${format})`,
  keep: 'Garder ceci',
  one: 'C’est la même : garder celle-ci',
  two: 'Ce sont bien deux choses',
  more: (count: number) => `Puis ${n(count, 'autre question', 'autres questions')}.`,
  done: 'C’est fait',
  said: { kept: 'C’est noté : rien n’a changé.', again: 'La question est de nouveau posée.', gone: 'Cette question ne se pose plus.' },
  settled: (count: number) => `Ce que vous avez tranché sans rien changer (${count})`,
  verdicts: { kept: 'Gardé comme la source la plus récente le dit', two: 'Deux choses différentes' },
  again: 'Reposer la question',
}
