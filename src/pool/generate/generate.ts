/** An invented network of venues, its buyers and the truth about them. Knows nothing of how they are linked. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { csvRow, writeWhole } from '../linkage/files.ts'
import { drawPeople } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { drawRecord, recordColumns } from './records.ts'

export interface GenerateOrder {
  readonly persons: number
  readonly members: number
  readonly seed: number
  readonly folder: string
}
export interface Generated {
  readonly files: readonly string[]
  readonly people: string
  readonly records: number
}

/**
 * Writes one list a member (`member-1.csv`…, the person's number under `truth`, which linking never reads) and `people.csv`, what each
 * person is. Published orders of magnitude: of the people of 36 venues, 85 % go to one, and two in three once a season.
 */
export function generateNetwork({ persons, members, seed, folder }: GenerateOrder): Generated {
  mkdirSync(folder, { recursive: true })
  const lists: string[][] = Array.from({ length: members }, () => [csvRow(recordColumns)])
  const people: string[] = [csvRow(['person', 'origin', 'language', 'sex', 'region'])]
  const random = createRandom(seed)
  let records = 0
  for (const person of drawPeople(random, persons)) {
    people.push(csvRow([person.number, person.origin, person.language, person.sex, person.address.region]))
    visitsOf(random, members).forEach((member, at) => {
      records += 1
      lists[member]!.push(csvRow(drawRecord(random, person, `${member + 1}-${lists[member]!.length}`, at === 0)))
    })
  }
  const files = lists.map((rows, member) => {
    const file = join(folder, `member-${member + 1}.csv`)
    writeWhole(file, [rows[0]!, ...shuffled(random, rows.slice(1))])
    return file
  })
  writeWhole(join(folder, 'people.csv'), people)
  return { files, people: join(folder, 'people.csv'), records }
}

/** The member of each record of a person: she may be twice in one list, and in several. */
function visitsOf(random: Random, members: number): readonly number[] {
  const here = random.below(members)
  const visits = random.chance(0.81)
    ? [here]
    : random.chance(0.74)
      ? [here, here]
      : random.chance(0.8)
        ? [here, here, here]
        : [here, here, here, here]
  if (members === 1) return visits
  for (let more = random.chance(0.145) ? 1 : 0; more > 0 && visits.length < 8; more = random.chance(0.4) ? 1 : 0)
    visits.push(random.below(members))
  return visits
}

function shuffled<T>(random: Random, list: T[]): T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}
