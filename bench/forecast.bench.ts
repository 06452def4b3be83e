/**
 * How often what came fell in the 80 % range of the forecast, by kind of life and horizon, and how wide that range was beside a naive one
 * (months drawn from a normal law). Every four weeks, from the 180th day of each life; nothing of a life after a day is known to the
 * forecast of that day. The lives are others than those the method was chosen on; those of `fresh` were written after it.
 */
import { coverageOf, habitLives, householdLives, percentOf, type Tally } from '../tools/examples/coverage.ts'
import { fresh, habits, type Habit } from '../tools/examples/habits.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const lives = [101, 102, 103, 104, 105, 106, 107, 108]
const whole = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: 0 })

function row(name: string, tallies: readonly Tally[]): void {
  const cells = tallies.map(({ days, inside, tried, width, naiveInside, naiveWidth }) => {
    const percent = (some: number): string => `${whole((100 * some) / tried)} %`
    return `${days} days ${percent(inside)}, width ${whole(width / tried / 100)} (naive ${percent(naiveInside)}, ${whole(naiveWidth / tried / 100)})`
  })
  print(`${name}: ${whole(percentOf(tallies))} % | ${cells.join(' | ')}`)
}

for (const name of ['camille', 'noe'] as const) row(name, coverageOf(householdLives(name, lives)))
for (const name of [...Object.keys(habits), ...Object.keys(fresh)] as Habit[]) row(name, coverageOf(habitLives(name, lives)))
