/**
 * Given by `--import` to the test runner: properties draw the same cases at each run, so that a check fails because of the change it
 * checks and not of chance. `GRENIER_TEST_SEED` draws others (any integer), `GRENIER_TEST_RUNS` multiplies how many: CI draws more,
 * and a search for new failures draws many more (CONTRIBUTING.md).
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['GRENIER_TEST_SEED'] ?? 20_261_122) })
