import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DateOrder } from '#lib/pure/date-text'
import { type DateLocale, readDate, surveyDates } from '#lib/pure/dates'
import { addDays } from '#lib/pure/day'
import { clockOf, serialToDate } from '#lib/pure/serial'

const read = (text: string, order: DateOrder = 'dmy') => {
  const result = readDate(text, order)
  if (!result.ok) return result.error.type
  const { day, time, offset } = result.value
  return [day, time, offset].filter((part) => part !== undefined).join(' ')
}

test('reads what people and programs write, in French and in English', () => {
  const cases: readonly [string, string][] = [
    ['2025-02-04', '2025-02-04'],
    ['2025/2/4', '2025-02-04'],
    ['20250204', '2025-02-04'],
    ['20250204143005', '2025-02-04 14:30:05'],
    ['20250204T143005Z', '2025-02-04 14:30:05 Z'],
    ['04/02/2025', '2025-02-04'],
    ['4.2.25', '2025-02-04'],
    ['04 02 2025', '2025-02-04'],
    ['04 / 02 / 2025', '2025-02-04'],
    ['31-12-99', '1999-12-31'],
    ['4 févr. 2025', '2025-02-04'],
    ['4 FÉVRIER 2025', '2025-02-04'],
    ['4 fe\u0301vr. 2025', '2025-02-04'],
    ['mar. 4 févr. 2025', '2025-02-04'],
    ['mardi 4 mars 2025', '2025-03-04'],
    ['le 1er août 2025', '2025-08-01'],
    ['Feb 4, 2025', '2025-02-04'],
    ['Tuesday, February 4th, 2025', '2025-02-04'],
    ['04-FEB-25', '2025-02-04'],
    ['04Feb2025', '2025-02-04'],
    ['2025 Feb 04', '2025-02-04'],
    ['12 juil. 2025', '2025-07-12'],
    ['2022-01-18T00:30:00+01:00', '2022-01-18 00:30:00 +01:00'],
    ['2022-01-18T00:30:00.123Z', '2022-01-18 00:30:00 Z'],
    ['2022-01-18 00:30:00 UTC', '2022-01-18 00:30:00 Z'],
    ['2022-01-18T00:30:00-0500', '2022-01-18 00:30:00 -05:00'],
    ['2022-01-18 00:30', '2022-01-18 00:30:00'],
    ['18/01/2022 à 14h30', '2022-01-18 14:30:00'],
    ['18 janv. 2022 à 14 h 30', '2022-01-18 14:30:00'],
    ['18/01/2022 9h', '2022-01-18 09:00:00'],
    ['Jan 18, 2022, 2:30:05\u202fPM', '2022-01-18 14:30:05'],
    ['18/01/2022 12:30 a.m.', '2022-01-18 00:30:00'],
    ['18/01/2022 12 PM', '2022-01-18 12:00:00'],
    ['31/12/2022 24:00', '2023-01-01 00:00:00'],
  ]
  for (const [text, expected] of cases) assert.equal(read(text), expected, text)
  assert.equal(read('02/04/2025', 'mdy'), '2025-02-04')
  assert.equal(read('25/02/04', 'ymd'), '2025-02-04')
  assert.equal(read('25-FEB-04', 'ymd'), '2025-02-04')
})

test('a day that does not exist, or what is no date, is an error', () => {
  assert.equal(read(' '), 'day-missing')
  for (const text of [
    '31/06/2025',
    '29/02/2025',
    '2025-02-30',
    '2025-13-01',
    '4 jui 2025',
    '4 foo 2025',
    'févr. 2025',
    '2025',
    '45000',
    '1/2/3',
    '001/02/2025',
    '04/02-2025',
    '18/01/2022 25:00',
    '18/01/2022 13:00 PM',
    '18/01/2022 10:60',
    '12:30',
    '12,50',
    'CB 04/02/2025 PARIS',
    '2016-07-012016-07-01',
    '2016-03-033T00:00',
    '9'.repeat(500),
  ])
    assert.equal(read(text), 'day-unreadable', text)
  assert.equal(read('31/01/2025', 'mdy'), 'day-unreadable')
  assert.equal(read('31/01/2025', 'ymd'), 'day-unreadable')
})

test('a column settles the order of all its dates', () => {
  const cases: readonly [readonly string[], DateLocale, DateOrder, boolean, string][] = [
    [['03/04/2025', '25/04/2025'], 'en-US', 'dmy', true, 'range'],
    [['03/04/2025', '04/25/2025'], 'fr-FR', 'mdy', true, 'range'],
    [['03/04/2025', '05/04/2025'], 'fr-FR', 'dmy', false, 'assumed'],
    [['03/04/2025', '05/04/2025'], 'en-CA', 'mdy', false, 'assumed'],
    [['2025-04-03', ''], 'fr-FR', 'ymd', true, 'written'],
    [['4 févr. 2025'], 'fr-CA', 'dmy', true, 'written'],
    [['25/04/2025', '04/25/2025', '26/04/2025'], 'en-US', 'dmy', false, 'mixed'],
    [['25-04-03', '99-04-03'], 'fr-CA', 'ymd', true, 'range'],
    [['02/04/25', '03/05/25'], 'en-GB', 'dmy', false, 'assumed'],
    // Rows in the order of time under one reading only.
    [['01/02/25', '05/02/25', '09/02/25', '01/03/25', '04/03/25', '08/03/25'], 'en-US', 'dmy', true, 'sorted'],
    [['24-03-11', '24-03-10', '24-02-28', '24-02-12', '24-01-31', '24-01-02'], 'fr-FR', 'ymd', true, 'sorted'],
    [[], 'fr-FR', 'dmy', true, 'written'],
  ]
  for (const [cells, hint, order, sure, evidence] of cases) {
    const found = surveyDates(cells, hint)
    assert.deepEqual([found.order, found.sure, found.evidence], [order, sure, evidence], cells.join(' '))
  }
  assert.equal(surveyDates(['03/04/2025'], { dayFirst: false }).order, 'mdy')
  const { dates, others } = surveyDates(['03/04/2025', 'Total', '', '31/06/2025'], 'fr-FR')
  assert.deepEqual([dates, others], [1, 2])
})

test('any text gives a day that exists, or a known error', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'0123456789/-. :TZhàap,mfévrjui+'), maxLength: 40 })
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'), (text, order) => {
      const result = readDate(text, order)
      if (result.ok) assert.match(`${result.value.day} ${result.value.time ?? '00:00:00'}`, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      assert.ok(surveyDates([text], 'fr-FR').dates <= 1)
    }),
  )
})

test('a date written in any manner reads back the same day', () => {
  const day = fc.integer({ min: 0, max: 109_000 }).map((count) => addDays('1900-01-01', count)!)
  for (const lang of ['fr-FR', 'fr-CA', 'en-CA', 'en-GB', 'en-US'])
    fc.assert(
      fc.property(day, fc.constantFrom('full', 'long', 'medium'), (given, dateStyle) => {
        const format = new Intl.DateTimeFormat(lang, { timeZone: 'UTC', dateStyle: dateStyle as 'full' })
        const written = format.format(Date.parse(given))
        // `jui` is neither June nor July; Canadian English writes some medium dates in numbers.
        assert.equal(read(written, 'ymd'), given, written)
      }),
      { numRuns: 60 },
    )
})

test('the serials of spreadsheets are days and times', () => {
  const at = (serial: number, epoch: 1900 | 1904 = 1900) => Object.values(serialToDate(serial, epoch) ?? {}).join(' ')
  assert.equal(at(1), '1900-01-01 00:00:00')
  assert.equal(at(59), '1900-02-28 00:00:00')
  assert.equal(at(60), '')
  assert.equal(at(61), '1900-03-01 00:00:00')
  assert.equal(at(45_000.416_666_666_664), '2023-03-15 10:00:00')
  assert.equal(at(45_000.999_999_9), '2023-03-16 00:00:00')
  assert.equal(at(0, 1904), '1904-01-01 00:00:00')
  assert.equal(at(43_538, 1904), '2023-03-15 00:00:00')
  assert.equal(at(-1) + at(Number.NaN) + at(3e6) + at(0.5), '')
  assert.equal(clockOf(129_600), '36:00:00')
})
