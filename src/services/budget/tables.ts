/** The twins of the budget's charts. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { BudgetResult } from './result.ts'

export function tablesOf({ currencies, categories }: BudgetResult): readonly Table[] {
  const name = (category: string): string => categories[category] ?? category
  return [
    {
      name: 'months',
      rows: [
        ['currency', 'month', 'in', 'out', 'difference', 'operations', 'partial'],
        ...currencies.flatMap(({ currency, months }) =>
          months.map(({ month, in: into, out, operations, partial }) => [
            currency,
            month,
            plainAmount(into, currency),
            plainAmount(out, currency),
            plainAmount(into - out, currency),
            operations,
            partial ? 1 : 0,
          ]),
        ),
      ],
    },
    {
      name: 'posts',
      rows: [
        ['currency', 'month', 'direction', 'category', 'name', 'amount', 'usual'],
        ...currencies.flatMap(({ currency, months }) =>
          months.flatMap(({ month, posts }) =>
            posts.map(({ direction, category, amount, usual }) => [
              currency,
              month,
              direction,
              category,
              name(category),
              plainAmount(amount, currency),
              usual === null ? '' : plainAmount(usual, currency),
            ]),
          ),
        ),
      ],
    },
    {
      name: 'recurrences',
      rows: [
        ['currency', 'name', 'category', 'direction', 'every', 'unit', 'amount', 'state', 'last', 'next'],
        ...currencies.flatMap(({ currency, recurrences }) =>
          recurrences.map(({ merchant, category, direction, every, amount, state, last, next }) => [
            currency,
            merchant,
            category,
            direction,
            every.count,
            every.unit,
            plainAmount(amount, currency),
            state,
            last,
            next ?? '',
          ]),
        ),
      ],
    },
    {
      name: 'plan',
      rows: [
        ['currency', 'month', 'direction', 'category', 'name', 'planned', 'actual', 'expected', 'forecast'],
        ...currencies.flatMap(({ currency, plan }) =>
          plan.posts.map(({ direction, category, planned, actual, expected, forecast }) => [
            currency,
            plan.month,
            direction,
            category,
            name(category),
            planned === null ? '' : plainAmount(planned, currency),
            ...[actual, expected, forecast].map((amount) => plainAmount(amount, currency)),
          ]),
        ),
      ],
    },
    {
      name: 'years',
      rows: [
        ['currency', 'year', 'months', 'direction', 'category', 'name', 'amount'],
        ...currencies.flatMap(({ currency, years }) =>
          years.flatMap(({ year, months, posts }) =>
            posts.map(({ direction, category, amount }) => [
              currency,
              year,
              months,
              direction,
              category,
              name(category),
              plainAmount(amount, currency),
            ]),
          ),
        ),
      ],
    },
    {
      name: 'compared',
      rows: [
        ['currency', 'year', 'months', 'direction', 'category', 'name', 'amount'],
        ...currencies.flatMap(({ currency, compared }) =>
          (compared?.years ?? []).flatMap((year, place) =>
            (compared?.posts ?? []).map(({ direction, category, amounts }) => [
              currency,
              year,
              compared?.months.length ?? 0,
              direction,
              category,
              name(category),
              plainAmount(amounts[place] ?? 0, currency),
            ]),
          ),
        ),
      ],
    },
    {
      name: 'splits',
      rows: [
        ['currency', 'day', 'category', 'name', 'total', 'own', 'others'],
        ...currencies.flatMap(({ currency, splits }) =>
          splits.map(({ day, category, total, own, others }) => [
            currency,
            day,
            category,
            name(category),
            ...[total, own, others].map((amount) => plainAmount(amount, currency)),
          ]),
        ),
      ],
    },
  ]
}
