import assert from 'node:assert/strict'
import test from 'node:test'
import { filesIn } from './drop-folders.ts'

const file = (name: string) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (done: (file: File) => void) => done(new File(['x'], name)),
})
const folder = (name: string, inside: readonly object[]) => ({
  isFile: false,
  isDirectory: true,
  name,
  createReader() {
    const given = [inside.slice(0, 1), inside.slice(1)]
    return { readEntries: (done: (some: readonly object[]) => void) => done(given.shift() ?? []) }
  },
})
const dropped = (...entries: readonly object[]) => {
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }))
  return filesIn({ items, files: [new File(['x'], 'as-given.qif')] } as unknown as DataTransfer)
}
const names = (files: readonly File[]) => files.map(({ name }) => name)

test('files alone are taken as they are given', async () => {
  assert.deepEqual(names(await dropped(file('a.qif'))), ['as-given.qif'])
})

test('folders are opened, however deep, without what systems hide in them', async () => {
  const deep = folder('2025', [file('b.ofx'), file('.DS_Store'), file('Thumbs.db')])
  assert.deepEqual(names(await dropped(file('a.qif'), folder('relevés', [deep, file('c.csv')]), folder('__MACOSX', []))), [
    'a.qif',
    'c.csv',
    'b.ofx',
  ])
})
