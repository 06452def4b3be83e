import { gateMigrations } from '#gate'
import { identityMigrations } from '#identity'
import { jobMigrations, type Migrations } from '#store'
import { vaultMigrations } from '#vault'

/** Those of every module that has tables. */
export const migrations: readonly Migrations[] = [vaultMigrations, gateMigrations, identityMigrations, jobMigrations]
