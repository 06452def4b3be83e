/** Who pays care back: the public insurer, or another. */
import { wordsOf } from '../matching/names.ts'

const names = [
  'ameli',
  'cpam',
  'assurance maladie',
  'caisse primaire',
  'msa',
  'cnam',
  'cgss',
  'securite sociale',
  'ramq',
  'regie de l assurance maladie',
]

export function payerOf(by: string): 'public' | 'private' {
  const words = ` ${wordsOf(by).join(' ')} `
  return names.some((name) => words.includes(` ${name} `)) ? 'public' : 'private'
}
