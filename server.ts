/** The platform as a process of its own: `node --import ./tools/tsx.ts server.ts` is `grenier start` without the launcher. */
import { createApp } from './src/app.ts'
import { createStart } from './src/cli/start.ts'

const io = {
  stdout: (text: string) => void process.stdout.write(text),
  stderr: (text: string) => void process.stderr.write(text),
}
process.exit(await createStart(createApp).run(process.argv.slice(2), io))
