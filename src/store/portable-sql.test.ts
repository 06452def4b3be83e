import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPostgres, whyNotPortable } from './portable-sql.ts'

test('says why a migration would not mean the same on both databases', () => {
  assert.match(whyNotPortable('create table t (n integer primary key) strict;') ?? '', /numbers rows/)
  assert.match(whyNotPortable('create table t (n bigint) strict;') ?? '', /"bigint"/)
  assert.match(whyNotPortable('create table t (n integer);') ?? '', /strict/)
  assert.equal(whyNotPortable("-- a jsonb\ncreate table t (n integer default 'serial') strict;"), undefined)
})

test('translates types and ends of tables, and keeps comments and strings', () => {
  const sql = "-- text\ncreate table t (a text, b integer, c real, d blob default 'blob') strict, without rowid;\ncreate index i on t (a);"
  const columns = `a text collate "C", b bigint, c double precision, d bytea default 'blob'`
  assert.equal(toPostgres(sql), `-- text\ncreate table t (${columns});\ncreate index i on t (a);`)
})
