/** What a command is, and what it may write to: the process's own streams, or a test's. */
export interface Io {
  /** The document asked for, and nothing else. Resolves when it may be followed by more. */
  readonly stdout: (text: string) => void | Promise<void>
  /** Problems and progress. */
  readonly stderr: (text: string) => void | Promise<void>
}

/** 0 done, 1 input refused, 2 wrong usage. */
export type ExitCode = number

export interface Command {
  readonly name: string
  /** One line for `grenier --help`. */
  readonly summary: string
  /** The whole of `grenier COMMAND --help`, ending with a line feed. */
  readonly help: string
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>
}

/** Says what is wrong with the arguments; answers the exit code. */
export async function refuseUsage(io: Io, command: string, message: string): Promise<ExitCode> {
  await io.stderr(`grenier ${command}: ${message}\nSee: grenier ${command} --help\n`)
  return 2
}
