import assert from 'node:assert/strict'
import test from 'node:test'
import { dayAt, dayIn, dayNumber, monthNumber } from './days.ts'

test('days and their numbers are those of the calendar, there and back, over four centuries', () => {
  for (let number = dayNumber('1800-01-01'); number <= dayNumber('2201-01-01'); number += 1) {
    const iso = new Date(number * 86_400_000).toISOString().slice(0, 10)
    if (dayAt(number) !== iso || dayNumber(iso) !== number) assert.fail(iso)
  }
})

test('the day of a month is that of the calendar, its last when the month is shorter', () => {
  for (let month = monthNumber('1899-01'); month <= monthNumber('2101-12'); month += 1) {
    const iso = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
    assert.equal(dayAt(dayIn(month, 1)), `${iso}-01`)
    assert.ok(dayAt(dayIn(month, 31)).startsWith(iso) && dayAt(dayIn(month, 31) + 1).endsWith('-01'))
  }
  assert.deepEqual([dayAt(dayIn(monthNumber('2028-02'), 30)), dayAt(dayIn(monthNumber('2026-02'), 28))], ['2028-02-29', '2026-02-28'])
})
