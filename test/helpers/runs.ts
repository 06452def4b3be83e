/** How many cases a long property draws: `usual` in a check, times `GRENIER_TEST_RUNS` where more time is given. */
export const runs = (usual: number): number => usual * Number(process.env['GRENIER_TEST_RUNS'] ?? 1)
