/** `grenier pool …`: the granary's engine on local files; no store is opened and nothing leaves the machine. */
import { type Command, refuseUsage } from './command.ts'

const actions: { readonly [name: string]: () => Promise<Command> } = {
  dedupe: async () => (await import('./pool/dedupe.ts')).dedupeCommand,
  explain: async () => (await import('./pool/explain.ts')).explainCommand,
  review: async () => (await import('./pool/review.ts')).reviewCommand,
  judge: async () => (await import('./pool/judge.ts')).judgeCommand,
  evaluate: async () => (await import('./pool/evaluate.ts')).evaluateCommand,
  key: async () => (await import('./pool/key.ts')).keyCommand,
  encode: async () => (await import('./pool/encode.ts')).encodeCommand,
  link: async () => (await import('./pool/link.ts')).linkCommand,
  generate: async () => (await import('./pool/generate.ts')).generateCommand,
}

export const pool: Command = {
  name: 'pool',
  summary: 'finds the records of one person in lists of customers, offline',
  help: `Usage: grenier pool ACTION …

  dedupe FILE…           one cluster a person, without labels
  explain FILE…          why two records are one person's, or are not
  review FILE…           the pairs that only a person can settle
  judge A B VERDICT      what that person says of a pair
  evaluate CLUSTERS      clusters held against a known truth
  key                    a key that members share, and the linkage unit never has
  encode FILE            a list becomes encodings, without a name
  link ENCODINGS…        encodings of several lists become groups
  generate               an invented network of venues and buyers, with the truth

More on each: grenier pool ACTION --help
`,
  async run([name = '', ...rest], io) {
    const load = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (load === undefined) return refuseUsage(io, 'pool', `name what to do first: ${Object.keys(actions).join(', ')}.`)
    const action = await load()
    if (!rest.includes('--help') && !rest.includes('-h')) return action.run(rest, io)
    await io.stdout(action.help)
    return 0
  },
}
