/**
 * Six verbs over a database: the engine that links. What is not SQL (training, clustering) is outside, so that another database
 * needs a dialect and nothing else.
 */
import { blockSql, type BlockingRule, planBlocks, type BlockPlan } from './blocking.ts'
import { type Comparison, pairSql, patternSql } from './comparisons.ts'
import type { Columns, Dialect, SqlDatabase } from './sql.ts'
import type { Weights } from './model.ts'

export interface PatternCount {
  readonly pattern: bigint
  /** Bit of each rule that brought these pairs; 0 for pairs drawn at random. */
  readonly rules: number
  readonly count: number
}

export interface LinkageEngine {
  /** Makes the working table; answers the number of records. Batches begin with the record's own number, from 0. */
  load(columns: readonly string[], batches: AsyncIterable<Columns>): Promise<number>
  /**
   * What each record's values tell by being rare, in bits: the table `rarity`. `people`: records and the person each is of, where some
   * are known; a person then counts once. Answers the chance that two share a value, by column.
   */
  termFrequencies(columns: readonly string[], people?: AsyncIterable<Columns>): Promise<ReadonlyMap<string, number>>
  /** Makes the table of candidate pairs. */
  blockPairs(rules: readonly BlockingRule[], budget: number, perRule: number): Promise<BlockPlan & { readonly candidates: number }>
  /** Compares the candidates, level by level. */
  gammas(comparisons: readonly Comparison[]): Promise<void>
  /** Agreement patterns of the candidates, or of about `random` pairs drawn at random. */
  patternCounts(comparisons: readonly Comparison[], random?: number): Promise<readonly PatternCount[]>
  /** Gives each pair its weight: a table `scored (l, r, pattern, rules, w)`. */
  score(comparisons: readonly Comparison[], weights: Weights): Promise<void>
}

export function createLinkageEngine(database: SqlDatabase, dialect: Dialect): LinkageEngine {
  const { integer, bigint, float, text, tableEngine } = dialect
  const create = (table: string, select: string) => database.run(`create table ${table}${tableEngine} as ${select}`)
  let records = 0
  let compared: readonly string[] = []
  let frequent: readonly string[] = []

  return {
    async load(columns, batches) {
      const definitions = [`uid ${integer}`, ...columns.map((column) => `${column} ${text}`)]
      await database.run(`create table rec (${definitions.join(', ')})${tableEngine}`)
      await database.append('rec', ['integer', ...columns.map(() => 'text' as const)], batches)
      compared = columns.filter((column) => !column.endsWith('_sound'))
      records = Number((await database.rows('select count(*) from rec'))[0]?.[0] ?? 0)
      return records
    },

    async termFrequencies(columns, people) {
      const shared = new Map<string, number>()
      const source = people === undefined ? 'rec' : 'rec join person on rec.uid = person.uid'
      if (people !== undefined) {
        await database.run(`create table person (uid ${integer}, c ${integer})${tableEngine}`)
        await database.append('person', ['integer', 'integer'], people)
        await database.run('drop table rarity')
      }
      for (const column of columns) {
        // A person who came ten times makes her name no more frequent.
        const count = people === undefined ? 'count(*)' : 'count(distinct c)'
        await create('tf', `select ${column} as v, ${count} as n from ${source} where ${column} <> '' group by ${column}`)
        const [row] = await database.rows('select sum(n), sum(cast(n as double) * (n - 1)) from tf')
        const known = Number(row?.[0] ?? 0)
        shared.set(column, known < 2 ? 0 : Number(row?.[1] ?? 0) / (known * (known - 1)))
        await create(`bits_${column}`, `select v, cast(-log2(cast(n as double) / ${Math.max(1, known)}) as ${float}) as bits from tf`)
        await database.run('drop table tf')
      }
      const bits = columns.map((column) => `coalesce(bits_${column}.bits, 0) as t_${column}`)
      const joins = columns.map((column) => `left join bits_${column} on rec.${column} = bits_${column}.v`)
      await create('rarity', `select ${['rec.uid as uid', ...bits].join(', ')} from rec ${joins.join(' ')}`)
      for (const column of columns) await database.run(`drop table bits_${column}`)
      if (people !== undefined) await database.run('drop table person')
      frequent = columns
      return shared
    },

    async blockPairs(rules, budget, perRule) {
      const sizes = []
      for (const rule of rules) {
        const rows = await database.rows(
          `select n, count(*) from (select count(*) as n from (${blockSql(rule, dialect)}) b group by h) s where n > 1 group by n`,
        )
        sizes.push(new Map(rows.map(([size, count]) => [Number(size), Number(count)])))
      }
      const all = (records * (records - 1)) / 2
      const plan = planBlocks(sizes, budget, perRule)
      await database.run(`create table brought (l ${integer}, r ${integer}, bit ${integer})${tableEngine}`)
      for (const [at, rule] of rules.entries()) {
        const size = plan.sizes[at] ?? 0
        if (size < 2) continue
        await create(
          'block',
          `select h, uid from (select h, uid, count(*) over (partition by h) as n from (${blockSql(rule, dialect)}) b) c where n between 2 and ${size}`,
        )
        await database.run(`insert into brought select l.uid, r.uid, ${2 ** at} from block l join block r on l.h = r.h where l.uid < r.uid`)
        await database.run('drop table block')
      }
      // Few enough records: every pair is compared, whatever the rules bring.
      if (all <= budget) await database.run('insert into brought select l.uid, r.uid, 0 from rec l cross join rec r where l.uid < r.uid')
      await create('candidates', `select l, r, ${dialect.bitOr('bit')} as rules from brought group by l, r`)
      await database.run('drop table brought')
      const [row] = await database.rows('select count(*) from candidates')
      return { ...plan, candidates: Number(row?.[0] ?? 0) }
    },

    async gammas(comparisons) {
      const pairs = pairSql('select l, r, rules from candidates', compared, dialect)
      await create('compared', `select l, r, rules, ${patternSql(comparisons, dialect)} as pattern from (${pairs}) c`)
      await database.run('drop table candidates')
    },

    async patternCounts(comparisons, random) {
      const counts = (select: string) => `select ${dialect.toText('pattern')}, rules, count(*) from (${select}) g group by pattern, rules`
      const all = (records * (records - 1)) / 2
      const drawn =
        all <= (random ?? 0)
          ? 'select l.uid as l, r.uid as r from rec l cross join rec r where l.uid < r.uid'
          : // A fixed congruence: the same pairs at each run, on every engine.
            `select cast((i * 48271 + 11) % 2147483647 % ${records} as ${integer}) as l, cast((i * 69621 + 7) % 2147483629 % ${records} as ${integer}) as r from ${dialect.numbers(random ?? 0)} numbers`
      const sql =
        random === undefined
          ? counts('select pattern, rules from compared')
          : counts(
              `select ${patternSql(comparisons, dialect)} as pattern, rules from (${pairSql(`select l, r, 0 as rules from (${drawn}) d where l <> r`, compared, dialect)}) c`,
            )
      const rows = await database.rows(sql)
      return rows.map(([pattern, rules, count]) => ({ pattern: BigInt(String(pattern)), rules: Number(rules), count: Number(count) }))
    },

    async score(comparisons, { patterns }) {
      await database.run(`create table weights (pattern ${text}, person ${text}, household ${text}, cap ${text})${tableEngine}`)
      await database.append('weights', ['text', 'text', 'text', 'text'], columnsOf(patterns))
      const rare = (group: Comparison['group']) => {
        const sums = comparisons.flatMap(({ group: of, frequencies, column, levels }, at) =>
          of === group && frequencies && frequent.includes(column)
            ? [`case when ${dialect.digit('c.pattern', at)} = ${levels.length} then t.t_${column} else 0 end`]
            : [],
        )
        return `cast(w.${group} as double) + ${['0', ...sums].join(' + ')}`
      }
      await database.run('drop table if exists scored')
      await create(
        'scored',
        `select l, r, pattern, rules, cast(person + least(household, cap) as ${float}) as w from (` +
          `select c.l as l, c.r as r, c.pattern as pattern, c.rules as rules, cast(w.cap as double) as cap, ${rare('person')} as person, ${rare('household')} as household ` +
          `from compared c join weights w on c.pattern = cast(w.pattern as ${bigint}) join rarity t on c.l = t.uid) s`,
      )
      await database.run('drop table weights')
    },
  }
}

async function* columnsOf(patterns: Weights['patterns']): AsyncGenerator<Columns> {
  yield [
    patterns.map(({ pattern }) => String(pattern)),
    patterns.map(({ person }) => person.toFixed(6)),
    patterns.map(({ household }) => household.toFixed(6)),
    patterns.map(({ cap }) => cap.toFixed(6)),
  ]
}
