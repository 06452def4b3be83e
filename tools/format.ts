/** `npm run format`: writes every file in the project's format. */
import { tool } from './steps.ts'

process.exit(await tool('oxfmt/bin/oxfmt', '.'))
